import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { keyHash } from '../../src/access/scope.ts';
import { Standings } from '../../src/access/standing.ts';
import { migrations } from '../../schema/migrations/list.ts';
import { openProgramDatabase } from '../../src/app.ts';
import { verifyChains } from '../../src/audit/chain-verification.ts';
import { Organization } from '../../src/organizations/organization.entity.ts';
import { asKeeper, openDatabase, reading } from '../../src/platform/database.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useEveryWay, type Api } from '../support/api.ts';
import { change, emptyDatabase, select, testDatabase } from '../support/database.ts';
import { newIntervention, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';
import { actOnIntervention } from '../interventions/acts.ts';

/** What an intervention costs is told to a partner while no other partner takes part, or while it does itself. */
const ways = useEveryWay();
beforeEach(emptyDatabase);

const grant = { role: 'PARTNER', area: '15.71', sectors: ['WATER'] } as const;

async function newPartner(name: string): Promise<Somebody & { readonly organization: string }> {
  const organization = await newOrganization({ name, kind: 'NGO' });
  return { ...(await newPerson([{ ...grant, organization }], { organization })), organization };
}

/** A village's intervention with an agency. */
async function newWorld() {
  const village = await newOfficer('VILLAGE', '15.71.01.1001');
  const agency = await newOrganization({ name: 'Dinas PUPR' });
  const id = await newIntervention({
    status: 'VERIFIED',
    proposedBy: village,
    participants: [{ organization: agency }],
    budget: [{ source: 'DANA_DESA', amount: '500' }],
  });
  return { village, agency, id };
}

const money = /* GraphQL */ `
  query ($id: ID!) {
    intervention(id: $id) {
      version
      budget
      budgetLines {
        amount
      }
    }
    interventions(filter: { budgetFrom: "1" }, orderBy: { field: BUDGET, direction: DESC }) {
      totalCount
    }
    funded: interventions(filter: { fundSources: [DANA_DESA, CSR] }) {
      totalCount
    }
    interventionStatistics(groupBy: [FUND_SOURCE]) {
      rows {
        fundSource
        budget
      }
      total {
        count
        budget
      }
    }
  }
`;

const of = (budget: string | null, lines: readonly [fundSource: string, amount: string][]) => ({
  intervention: { budget, budgetLines: lines.map(([, amount]) => ({ amount })) },
  interventions: { totalCount: budget === null ? 0 : 1 },
  funded: { totalCount: budget === null ? 0 : 1 },
  interventionStatistics: {
    rows:
      budget === null
        ? [{ fundSource: null, budget: null }]
        : lines.map(([fundSource, amount]) => ({ fundSource, budget: amount })),
    total: { count: 1, budget },
  },
});

async function told(api: Api, who: Somebody, id: string): Promise<unknown> {
  const { data, errors } = await api.run(who, money, { id: globalId('intervention', id) });
  expect(errors).toBeUndefined();
  return data;
}

async function run(api: Api, who: Somebody, name: string, input: object): Promise<string> {
  const { data, errors } = await api.run<Record<string, { contribution: { id: string } }>, object>(
    who,
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { contribution { id } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data?.[name]?.contribution.id ?? '';
}

describe.each(ways)('answered %s, amounts', (_way, api) => {
  it('are not read in a draft by whoever reads it under one grant and adds it up under another', async () => {
    const organization = await newOrganization({ name: 'Yayasan Kami', kind: 'NGO' });
    const partner = { ...grant, organization, allows: ['READ_INTERVENTIONS'] } as const;
    const both = await newPerson([partner, { role: 'ANALYST', area: '15.71' }], { organization });
    const analyst = await newOfficer('ANALYST', '15.71');
    const village = await newOfficer('VILLAGE', '15.71.01.1001');
    const id = await newIntervention({
      status: 'DRAFT',
      proposedBy: village,
      participants: [{ organization }],
      budget: [{ source: 'DANA_DESA', amount: '500' }],
    });
    const added = { rows: [{ fundSource: 'DANA_DESA', budget: '500' }], total: { count: 1, budget: '500' } };

    expect(await told(api, both, id)).toMatchObject({ ...of(null, []), interventionStatistics: added });
    expect(await told(api, analyst, id)).toMatchObject({ intervention: null, interventionStatistics: added });
  });

  it('are gone for a partner once another takes part, and are back when it has left', async () => {
    const { village, agency, id } = await newWorld();
    const partner = await newPartner('Yayasan Kami');
    const other = await newPartner('Yayasan Air');
    const alone = of('500', [['DANA_DESA', '500']]);
    expect(await told(api, partner, id)).toMatchObject(alone);

    const offered = await run(api, other, 'offerContribution', {
      interventionId: globalId('intervention', id),
      role: 'FUND',
      note: 'Dua pompa air',
      fundSource: 'CSR',
      amount: '250',
    });
    expect(await told(api, partner, id)).toMatchObject(alone);

    await run(api, village, 'acceptContribution', { id: offered, expectedVersion: 1 });
    expect(await told(api, partner, id)).toMatchObject(of(null, []));
    expect(await told(api, other, id)).toMatchObject({ intervention: { budget: '750', budgetLines: [{}, {}] } });

    const district = await newOfficer('DISTRICT', '15.71.01');
    const participants = [{ organizationId: globalId('organization', agency), role: 'DELIVER' }];
    const acts = [
      [district, 'RETURN', {}],
      [village, 'REVISE', { participants, budgetLines: [{ fundSource: 'DANA_DESA', amount: '500' }] }],
      [village, 'SUBMIT', {}],
      [district, 'VERIFY', {}],
    ] as const;
    for (const [who, act, input] of acts) {
      const [row] = await select<{ version: number }>('intervention', { id });
      const { errors } = await actOnIntervention(api, who, act, id, { ...input, expectedVersion: row?.version });
      expect(errors).toBeUndefined();
    }
    expect(await told(api, partner, id)).toMatchObject(alone);
  });

  it('are for whoever takes part under one agreement, also while others do', async () => {
    const partner = await newPartner('Yayasan Kami');
    const other = await newPartner('Yayasan Air');
    const participants = [{ organization: partner.organization }, { organization: other.organization }];
    const id = await newIntervention({ status: 'VERIFIED', participants, budget: [{ source: 'CSR', amount: '500' }] });

    expect(await told(api, partner, id)).toMatchObject(of('500', [['CSR', '500']]));
    expect(await told(api, other, id)).toMatchObject(of('500', [['CSR', '500']]));
  });

  it('are explained as they are read', async () => {
    const { id } = await newWorld();
    const partner = await newPartner('Yayasan Kami');
    const other = await newOrganization({ kind: 'PRIVATE' });
    const hidden = await newIntervention({ status: 'VERIFIED', participants: [{ organization: other }] });
    const explained = async (row: string) =>
      (
        await api.run(
          partner,
          'query ($id: ID!) { explainAccess(action: "intervention:amounts", id: $id) { isAllowed obstacle } }',
          { id: globalId('intervention', row) },
        )
      ).data;

    expect(await explained(id)).toEqual({ explainAccess: { isAllowed: true, obstacle: null } });
    expect(await explained(hidden)).toEqual({ explainAccess: { isAllowed: false, obstacle: 'OUT_OF_REACH' } });
  });

  it('have a history for no partner, and one without what follows from who takes part for others', async () => {
    const { id } = await newWorld();
    const partner = await newPartner('Yayasan Kami');
    const organizationIds = `{${await newOrganization({ kind: 'NGO' })}}`;
    await change(sql`update intervention set organization_ids = ${organizationIds}::uuid[] where id = ${id}`);

    const history = async (who: Somebody) =>
      await api.run(who, 'query ($id: ID!) { intervention(id: $id) { history { nodes { changes { field } } } } }', {
        id: globalId('intervention', id),
      });
    const { data } = await history(await newOfficer('REGENCY', '15.71'));

    expect(codeOf(await history(partner))).toBe('FORBIDDEN');
    expect(JSON.stringify(data)).toContain('organizationIds');
    expect(JSON.stringify(data)).not.toMatch(/partner"/i);
  });
});

describe('the database alone', () => {
  it('shows a partner the amounts of agencies and of what it takes part in', async () => {
    const partner = await newPartner('Yayasan Kami');
    const [other, agency] = [await newOrganization({ kind: 'NGO' }), await newOrganization()];
    const ids: string[] = [];
    for (const participants of [[agency], [agency, other], [partner.organization, other], []]) {
      ids.push(
        await newIntervention({
          status: 'VERIFIED',
          participants: participants.map(organization => ({ organization })),
          budget: [{ source: 'CSR', amount: '1000' }],
        }),
      );
    }
    const expected = ids.filter((_, at) => at !== 1).toSorted();

    const found = await reading((await testDatabase()).orm, async session => {
      await new Standings().enter(session, partner.subject, randomUUID());
      const all = async (column: string, from: string) =>
        (await session.run<{ id: string }>(sql`select ${sql.ref(column)} as id from ${sql.raw(from)}`))
          .map(row => row.id)
          .toSorted();
      return {
        intervention: (await all('id', 'intervention')).length,
        amounts: await all('intervention_id', 'intervention_amount'),
        lines: await all('intervention_id', 'budget_line'),
        facts: await all('id', 'intervention_fact where budget is not null'),
        funds: await all('intervention_id', 'budget_fact'),
      };
    });

    expect(found).toEqual({ intervention: 4, amounts: expected, lines: expected, facts: expected, funds: expected });
  });

  it('keeps amounts of the past to those who read them there whoever takes part', async () => {
    const partner = await newPartner('Yayasan Kami');
    const budget = [{ source: 'CSR', amount: '1000' }];
    const facts = { status: 'VERIFIED', budget } as const;
    await newIntervention({ ...facts, title: 'Instansi', participants: [{ organization: await newOrganization() }] });
    const own = await newIntervention({ ...facts, participants: [{ organization: partner.organization }] });

    const found = await reading((await testDatabase()).orm, async session => {
      await new Standings().enter(session, partner.subject, randomUUID());
      await session.run(sql`select set_config('episentrum.audit_read', ${keyHash('15.71')}, true)`);
      return await session.run<{ id: string; tells: boolean }>(sql`
        select object_id as id, bool_or(changes::text like '%1000%') as tells from history_entry
        where object = 'intervention' group by 1`);
    });

    expect(found).toHaveLength(2);
    expect(found.filter(({ tells }) => tells)).toEqual([{ id: own, tells: true }]);
  });

  it('knows whether a partner takes part, whatever is written', async () => {
    const { id, agency } = await newWorld();
    const other = await newOrganization({ kind: 'UNIVERSITY' });
    const known = async () => (await select<{ has_partner: boolean }>('intervention', { id }))[0]?.has_partner;
    expect(await known()).toBe(false);

    await change(sql`update intervention set organization_ids = ${`{${agency},${other}}`}::uuid[]`);
    expect(await known()).toBe(true);
    await change(sql`update intervention set has_partner = false`);
    expect(await known()).toBe(true);
    await change(sql`update intervention set organization_ids = ${`{${randomUUID()}}`}::uuid[]`);
    expect(await known()).toBe(true);
    await change(sql`update intervention set organization_ids = '{}'`);
    expect(await known()).toBe(false);
  });

  it('lets no organization become another kind of one', async () => {
    const id = await newOrganization({ kind: 'NGO' });

    await expect(change(sql`update organization set category = 'AGENCY' where id = ${id}`)).rejects.toThrow('stays');
    await change(sql`update organization set name = 'Nama baru', category = 'PARTNER' where id = ${id}`);
  });
});

it('interventions from before are judged as new ones, and nobody changed them', { timeout: 60_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'episentrum-amounts-'));
  try {
    const before = migrations.slice(
      0,
      migrations.findIndex(({ name }) => name.endsWith('amounts-of-agencies')),
    );
    const older = await openDatabase({ entities: [Organization], migrations: before, url: undefined, dataDir });
    await older.migrate();
    await asKeeper(older.orm, async rows => {
      for (const statement of [
        sql`insert into area (id, code, name, level) values (1, 'ID', 'Indonesia', 'COUNTRY')`,
        sql`insert into organization (id, name, kind, category, area_id, area_code)
          select ('0000000' || n || '-0000-4000-8000-000000000000')::uuid, 'Mitra', 'NGO', case n when 1 then 'AGENCY' else 'PARTNER' end, 1, 'ID'
          from generate_series(1, 2) n`,
        sql`insert into person (id, subject, name, position, area_id, area_code)
          values (gen_random_uuid(), 'x:1', 'Nurhayati', 'Petugas', 1, 'ID')`,
        sql`insert into intervention (id, title, status, sectors, starts_on, ends_on, proposed_by_id, proposed_at,
            organization_ids, area_id, area_code, entered_area_id, entered_area_code)
          select gen_random_uuid(), n::text, 'PROPOSED', '{WATER}', now(), now(), person.id, now(),
            array(select id from organization where (case name when 'Mitra' then left(id::text, 8)::int end) & n > 0), 1, 'ID', 1, 'ID'
          from generate_series(0, 3) n, person`,
      ])
        await statement.execute(rows);
    });
    await older.close();

    const database = await openProgramDatabase({ url: undefined, dataDir });
    await database.migrate();
    const { rows } = await asKeeper(database.orm, async db =>
      sql`select title, has_partner, (select count(*)::int from audit_entry where row_id = id::text) as entries
        from intervention order by title`.execute(db),
    );
    await asKeeper(database.orm, async db => sql`update intervention set organization_ids = '{}'`.execute(db));
    const found = await reading(database.orm, session => verifyChains(session));
    await database.close();

    expect(rows).toEqual(
      [false, false, true, true].map((has_partner, n) => ({ title: `${n}`, has_partner, entries: 1 })),
    );
    expect(found).toMatchObject({ entries: 1 + 2 + 1 + 4 + 3, faults: [], unrecorded: [] });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
