import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../src/access/permissions.ts';
import {
  merged,
  reaches,
  reachOf,
  scopeCondition,
  keyHash,
  scopeKeys,
  type Granted,
  type Placed,
  type Reach,
  type ScopeColumns,
} from '../../src/access/scope.ts';
import { compiled } from '../../src/platform/statement-text.ts';
import { Session } from '../../src/platform/database.ts';
import { testDatabase } from '../support/database.ts';

/**
 * What a scope means is said three times: for a single row, for a query and for the database. Random grants and rows, the
 * same in every run, have to come out the same in all three.
 */
const random = seeded(20_261_123);
const sectors = ['WATER', 'HEALTH', 'EDUCATION'];
const organizations = ['a', 'b', 'c'].map(letter => `0${letter}000000-0000-4000-8000-000000000000`);
// The next code after each, digits after a 9, and codes that begin as others end.
const agreements = ['d', 'e'].map(letter => `0${letter}000000-0000-4000-8000-000000000000`);
const places = [
  'ID',
  ...['15', '16', '19'].flatMap(province => [
    province,
    ...['.09', '.10', '.71', '.72'].flatMap(regency => [
      province + regency,
      ...['.01', '.02', '.09', '.10'].flatMap(district => [
        province + regency + district,
        ...['.1001', '.1002', '.1009', '.1010'].map(village => province + regency + district + village),
      ]),
    ]),
  ]),
];

const grants = Array.from({ length: 120 }, newGranted);
const rows = [
  ...Array.from({ length: 400 }, newPlaced),
  // At random a row rarely stands just where a grant does, so here is one that does for each grant.
  ...grants.map(grant => ({ ...newPlaced(), areaCode: grant.areaCode })),
  ...grants.map(grant => ({ ...newPlaced(), enteredKey: grant.organizationId ?? grant.areaCode })),
];

const all: ScopeColumns = {
  areaCode: 'area_code',
  isShared: 'is_shared',
  sectors: 'sectors',
  organizationIds: 'organization_ids',
  hasPartner: 'has_partner',
  enteredKey: 'entered_key',
  agreementId: 'agreement_id',
};

let session: Session;
beforeAll(async () => {
  session = await Session.begin((await testDatabase()).orm, 'write');
  // The rows' own places, where a statement looks for places first.
  await session.run(
    sql`create temporary table area on commit drop as select code collate "C" as code from unnest(${places}::text[]) as code`,
  );
  await session.run(sql`
    create temporary table placed on commit drop as
    select (place - 1)::int as place, area_code collate "C" as area_code, is_shared, sectors, sectors[1] as sector,
      organization_ids, has_partner, entered_key, agreement_id, scope_hashes(area_code, is_shared, sectors, organization_ids, entered_key) as scope_keys
    from rows from (jsonb_to_recordset(${JSON.stringify(rows.map(columnsOf))}::jsonb) as (area_code text,
      is_shared boolean, sectors text[], organization_ids uuid[], has_partner boolean, entered_key text, agreement_id uuid)) with ordinality as
      given(area_code, is_shared, sectors, organization_ids, has_partner, entered_key, agreement_id, place)`);
});
afterAll(() => session.rollback());

describe.each(['none', 'area', 'around', 'shared', 'sector', 'level', 'entered', 'named'] as const)(
  'the scope %s',
  scope => {
    it('reaches the same rows one by one, in a query and by the keys of the database', async () => {
      const expected = grants.map(grant => rowsReached(scope, grant));

      expect(await rowsQueried(scope, all)).toEqual(expected);
      expect(await rowsUnlocked(scope)).toEqual(expected);
      // An agreement about nothing would be none.
      expect(expected.flat().length > 100).toBe(scope !== 'none');
    });
  },
);

describe('the scope taking_part', () => {
  it('is the same one by one and in a query, and the keys of the database leave none of its rows out', async () => {
    const expected = grants.map(grant => rowsReached('taking_part', grant));

    expect(await rowsQueried('taking_part', all)).toEqual(expected);
    const unlocked = await rowsUnlocked('taking_part');
    expect(expected.map((reached, grant) => reached.filter(row => !unlocked[grant]?.includes(row)))).toEqual(
      grants.map(() => []),
    );
    expect(expected.flat().length).toBeGreaterThan(10);
  });

  it('is nobody’s without an organization', () => {
    const grant = { role: 'PARTNER' as const, areaCode: 'ID', organizationId: null, sectors, agreementId: null };

    expect(reachOf('taking_part', grant)).toEqual([]);
  });
});

describe('the scope agreed', () => {
  it('is the one agreement, one by one, in a query, and by a key that is made of its id', async () => {
    const expected = grants.map(grant => rowsReached('agreed', grant));

    const unlocked = await placesOf(
      grants.map(grant => {
        const keys = scopeKeys(reachOf('agreed', grant)).map(keyHash);
        return sql`select place from placed where scope_hash('#' || agreement_id::text) = any(${keys}::bigint[])`;
      }),
    );

    expect(await rowsQueried('agreed', all)).toEqual(expected);
    expect(unlocked).toEqual(expected);
    expect(await rowsUnlocked('agreed')).toEqual(grants.map(() => []));
    expect(expected.flat().length).toBeGreaterThan(100);
  });

  it('is nothing of what comes from no agreement', () => {
    const grant = { role: 'REGENCY' as const, areaCode: 'ID', organizationId: null, sectors, agreementId: null };

    expect(reachOf('agreed', grant)).toEqual([]);
  });
});

describe.each([
  ['agencies', 'sector'],
  ['officers', 'area'],
] as const)('the scope %s', (scope, wider) => {
  it('is the same one by one, in a query, and by keys of its own where the database knows of no partner', async () => {
    const expected = grants.map(grant => rowsReached(scope, grant));

    const unlocked = await placesOf(
      grants.map(grant => {
        const [alone, always] = [true, undefined].map(agencies =>
          scopeKeys(reachOf(scope, grant).filter(reach => reach.agencies === agencies)).map(keyHash),
        );
        return sql`select place from placed where scope_keys && ${always}::bigint[]
          or not has_partner and scope_keys && ${alone}::bigint[]`;
      }),
    );

    expect(await rowsQueried(scope, all)).toEqual(expected);
    expect(unlocked).toEqual(expected);
    const widest = grants.map(grant => rowsReached(wider, grant));
    expect(widest.flat().length - expected.flat().length).toBeGreaterThan(50);
    expect(expected.flat().length).toBeGreaterThan(100);
  });
});

describe('the scope agencies', () => {
  it('of a table that does not tell whether a partner takes part is what names the organization', async () => {
    const { hasPartner, ...columns } = all;
    const untold = (row: Placed): Placed => {
      const { hasPartner: isTold, ...others } = row;
      expect(isTold).toBeTypeOf('boolean');
      return others;
    };

    expect(hasPartner).toBe('has_partner');
    expect(await rowsQueried('agencies', columns)).toEqual(grants.map(grant => rowsReached('named', grant)));
    expect(grants.map(grant => rowsReached('agencies', grant, untold))).toEqual(
      grants.map(grant => rowsReached('named', grant)),
    );
  });
});

describe('tables that lack a column', () => {
  it('know a row’s only sector as well as its many, and nobody named', async () => {
    const columns = { areaCode: 'area_code', isShared: 'is_shared', sector: 'sector', enteredKey: 'entered_key' };
    const one = (row: Placed) => ({ ...row, sectors: row.sectors.slice(0, 1), organizationIds: [] });

    for (const scope of ['area', 'around', 'shared', 'sector', 'entered'] as const) {
      const expected = grants.map(grant => rowsReached(scope, grant, one));
      expect(await rowsQueried(scope, columns)).toEqual(expected);
    }
  });

  it('of people in their offices are seen by the places below too', async () => {
    const office = (row: Placed) => ({ ...row, isShared: true, sectors: [], organizationIds: [], enteredKey: null });

    for (const scope of ['area', 'around', 'sector', 'entered', 'taking_part'] as const) {
      const expected = grants.map(grant => rowsReached(scope, grant, office));
      expect(await rowsQueried(scope, { areaCode: 'area_code' })).toEqual(expected);
    }
  });
});

describe('the union of several grants', () => {
  it('is what each of them reaches, and not more', async () => {
    const pairs = grants.map((grant, index) => [grant, grants[(index + 7) % grants.length] ?? grant] as const);
    const scopesOf = ['area', 'sector'] as const;
    const union = pairs.map(pair => pair.flatMap((grant, index) => reachOf(scopesOf[index] ?? 'none', grant)));

    const unlocked = await placesOf(
      union.map(reach => sql`select place from placed where scope_keys && ${scopeKeys(reach).map(keyHash)}::bigint[]`),
    );

    const expected = pairs.map(([first, second]) =>
      [...new Set([...rowsReached('area', first), ...rowsReached('sector', second)])].toSorted((a, b) => a - b),
    );
    expect(unlocked).toEqual(expected);
  });
});

describe('what many grants reach together', () => {
  const kinds = ['area', 'around', 'shared', 'sector', 'agencies', 'entered', 'named', 'agreed'] as const;

  it.each([
    ['in places of one province', grants.filter(({ areaCode }) => areaCode.startsWith('15.')), 20],
    ['in a few places', grants.filter(({ areaCode }) => areaCode.length === 5), 4],
    ['also in the whole country', grants, 100],
  ] as const)('is the same by fewer sets: %s', async (_where, some, least) => {
    expect(some.length).toBeGreaterThan(least);
    const unions = kinds.map(scope => some.flatMap(grant => reachOf(scope, grant)));
    const one = (union: readonly Reach[]): number[] =>
      rows.flatMap((row, place) => (union.some(reach => reaches(reach, row)) ? [place] : []));
    const fewer = unions.map(merged);

    const queried = await placesOf(
      fewer.map(union => sql`select t.place from placed as t where ${scopeCondition(union, all, 't')}`),
    );

    expect(queried).toEqual(unions.map(one));
    expect(fewer.map(one)).toEqual(unions.map(one));
    expect(fewer.flat().length).toBeLessThan(unions.flat().length);
  });

  it('is asked of PostgreSQL in as many words for hundreds of places as for forty', () => {
    const textOf = (count: number): string =>
      compiled(
        scopeCondition(
          merged(Array.from({ length: count }, (_, place) => ({ within: [`15.${String(place).padStart(2, '0')}`] }))),
          all,
          't',
        ),
      ).text;

    expect(textOf(90)).toBe(textOf(40));
    expect(textOf(90).length).toBeLessThan(300);
  });

  it('knows no place inside another', () => {
    const within = ['15.71', '15.71.01', '15', '16.02.01', '15.71.01.1001', '16.02', '16.02.01.1001'];

    expect(merged(within.map(place => ({ within: [place] })))).toEqual([{ within: ['15', '16.02'] }]);
    expect(merged([{ within: ['15'], shared: true }, { within: ['15.71'] }, { within: ['ID'] }])).toEqual([
      { within: ['15'], shared: true },
      { within: ['ID'] },
    ]);
  });
});

/** Places of the rows that the grant reaches, asked one by one. */
function rowsReached(scope: Scope, grant: Granted, as: (row: Placed) => Placed = row => row): number[] {
  const union = reachOf(scope, grant);
  return rows.flatMap((row, place) => (union.some(reach => reaches(reach, as(row))) ? [place] : []));
}

async function rowsQueried(scope: Scope, columns: ScopeColumns): Promise<number[][]> {
  return await placesOf(
    grants.map(
      grant => sql`select t.place from placed as t where ${scopeCondition(reachOf(scope, grant), columns, 't')}`,
    ),
  );
}

async function rowsUnlocked(scope: Scope): Promise<number[][]> {
  return await placesOf(
    grants.map(
      grant =>
        sql`select place from placed where scope_keys && ${scopeKeys(reachOf(scope, grant)).map(keyHash)}::bigint[]`,
    ),
  );
}

/** All of them in one statement. */
async function placesOf(selects: readonly ReturnType<typeof sql>[]): Promise<number[][]> {
  const found = await session.run<{ grant_index: number; places: number[] }>(
    sql.join(
      selects.map(
        (select, index) => sql`
        select ${index}::int as grant_index, coalesce(json_agg(place order by place), '[]') as places
        from (${select}) as found`,
      ),
      sql` union all `,
    ),
  );
  return found.toSorted((a, b) => a.grant_index - b.grant_index).map(({ places: reached }) => reached);
}

function newGranted(): Granted {
  return {
    role: oneOf(['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT'] as const),
    areaCode: oneOf(places),
    organizationId: random() < 0.5 ? oneOf(organizations) : null,
    sectors: random() < 0.2 ? null : sectors.filter(() => random() < 0.5),
    agreementId: random() < 0.5 ? oneOf(agreements) : null,
  };
}

function newPlaced(): Placed & { readonly hasPartner: boolean } {
  const named = organizations.filter(() => random() < 0.3);
  return {
    areaCode: oneOf(places),
    isShared: random() < 0.5,
    sectors: [oneOf(sectors), ...sectors.filter(() => random() < 0.2)].filter(
      (one, at, all_) => all_.indexOf(one) === at,
    ),
    organizationIds: named,
    hasPartner: named.includes(organizations[0] as string),
    enteredKey: random() < 0.5 ? oneOf(organizations) : oneOf(places),
    ...(random() < 0.5 && { agreementId: oneOf(agreements) }),
  };
}

function columnsOf(row: ReturnType<typeof newPlaced>): object {
  return {
    area_code: row.areaCode,
    is_shared: row.isShared,
    sectors: row.sectors,
    organization_ids: row.organizationIds,
    has_partner: row.hasPartner,
    entered_key: row.enteredKey,
    agreement_id: row.agreementId,
  };
}

function oneOf<Value>(values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

/** Mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
