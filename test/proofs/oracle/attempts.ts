import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asKeeper } from '../../../src/platform/database.ts';
import { globalId } from '../../../src/platform/global-id.ts';
import { codeOf } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { isOnesOwn, isRipe, mayAsk, mayCreate, mayDo, within, type Act } from './oracle.ts';
import type { Reading } from './readings.ts';
import type { InterventionRow, NeedRow } from './world.ts';

/**
 * Every act, tried on rows in every position. They are tried with a version that nobody has, which is looked at after the
 * right: whoever may do it is told CONFLICT, and nobody changes anything.
 */
const reason = 'Untuk pengujian.';
const inputs: Readonly<Record<Exclude<Act, Creating>, Readonly<Record<string, unknown>>>> = {
  reviseNeed: { title: 'Diubah' },
  submitNeed: {},
  verifyNeed: {},
  returnNeed: { reason },
  meetNeed: { reason },
  withdrawNeed: { reason },
  reviseIntervention: { title: 'Diubah' },
  submitIntervention: {},
  verifyIntervention: {},
  approveIntervention: {},
  returnIntervention: { reason },
  startIntervention: {},
  reportInterventionProgress: { text: 'Berjalan.' },
  completeIntervention: { result: 'Selesai.' },
  cancelIntervention: { reason },
};
const acts = Object.keys(inputs) as (keyof typeof inputs)[];

type Creating = 'draftNeed' | 'registerNeed' | 'draftIntervention' | 'proposeIntervention';

const nounOf = (name: Act): 'need' | 'intervention' => (name.endsWith('Need') ? 'need' : 'intervention');

const actsOn = (row: NeedRow | InterventionRow): readonly Act[] => acts.filter(name => nounOf(name) === row.noun);

function mutation(name: Act): string {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { ${nounOf(name)} { id } } }`;
}

/** Where an act may not be asked for at all, the first row tells the same as every other. */
export async function attempt({ world, asker, by, tally, prefix }: Reading, every: number): Promise<void> {
  for (const [turn, name] of acts.entries()) {
    const noun = nounOf(name);
    const path = `${prefix}${name}`;
    const text = mutation(name);
    const tried = async (id: string, expectedVersion = 1_000_000): Promise<string> =>
      codeOf(await by.run(asker.who, text, { input: { ...inputs[name], id, expectedVersion } })) ?? 'ok';
    const asked = mayAsk(asker, name);
    const missing = asked === 'ok' ? 'NOT_FOUND' : asked;
    tally.same(asker.name, path, 'a row that is not there', missing, await tried(globalId(noun, randomUUID())));
    const rows: readonly (readonly [string, NeedRow | InterventionRow])[] =
      noun === 'need' ? [...world.needs] : [...world.interventions];
    const chosen = rows.filter((_, at) => (at + turn) % every === 0);
    for (const [id, row] of rows) {
      if (!isOnesOwn(asker, name, row) || isRipe(name, row) !== true) continue;
      tally.same(asker.name, path, row.label, mayDo(asker, name, row), await tried(id, row.version));
    }
    for (const [id, row] of asked === 'ok' ? chosen : chosen.slice(0, 1)) {
      if (isOnesOwn(asker, name, row)) continue;
      const verdict = mayDo(asker, name, row);
      tally.same(asker.name, path, row.label, verdict === 'ok' ? 'CONFLICT' : verdict, await tried(id));
    }
  }
}

/** New rows, for places all around, in one's own and other sectors, naming one's own and other organizations. */
export async function create(
  { world, asker, by, tally, prefix }: Reading,
  areas: readonly string[],
): Promise<{ readonly needs: number; readonly interventions: number }> {
  const made = { needs: 0, interventions: 0 };
  const { water, ngo } = world.partners;
  for (const name of ['draftNeed', 'registerNeed', 'draftIntervention', 'proposeIntervention'] as const) {
    const asked = mayAsk(asker, name);
    for (const areaCode of asked === 'ok' ? areas : areas.slice(0, 1)) {
      const kinds = nounOf(name) === 'need' ? [[['WATER'], []] as const] : plans([water, ngo]);
      for (const [sectors, named] of asked === 'ok' ? kinds : kinds.slice(0, 1)) {
        const title = `${name} ${sectors.join('+')}`;
        const input =
          nounOf(name) === 'need'
            ? { areaCode, title, kind: 'CLEAN_WATER', quantity: 3, severity: 'LOW' }
            : {
                areaCode,
                title,
                sectors,
                startsOn: '2026-03-01',
                endsOn: '2026-04-01',
                participants: named.map(id => ({ organizationId: globalId('organization', id), role: 'DELIVER' })),
              };
        const answer = await by.run(asker.who, mutation(name), { input });
        const expected = mayCreate(asker, name, { area: areaCode, sectors, named });
        const code = codeOf(answer) ?? 'ok';
        if (code === 'ok') made[nounOf(name) === 'need' ? 'needs' : 'interventions']++;
        const who = named.map(id => world.organizations.get(globalId('organization', id))?.label).join(' and ');
        tally.same(
          asker.name,
          `${prefix}${name}`,
          `${title} of ${areaCode}, naming ${who || 'nobody'}`,
          expected,
          code,
        );
      }
    }
  }
  return made;
}

const plans = (
  organizations: readonly string[],
): readonly (readonly [sectors: readonly string[], named: readonly string[]])[] =>
  [['WATER'], ['HEALTH'], ['WATER', 'HEALTH']].flatMap(sectors =>
    [[], ...organizations.map(organization => [organization])].map(named => [sectors, named] as const),
  );

/** Whose grant has other sectors, or is for a place below, is offered what it cannot do: that is not settled. */
const isCovered = ({ grants }: Reading['asker'], row: NeedRow | InterventionRow): boolean =>
  grants.some(
    ({ area, sectors = row.sectors }) => within(area, row.area) && row.sectors.some(sector => sectors.includes(sector)),
  );

/** The acts that are theirs, done: each on a row that no other has touched. */
export async function act({ world, asker, by, tally, prefix }: Reading, touched: Set<string>): Promise<void> {
  for (const name of acts) {
    const rows: readonly (readonly [string, NeedRow | InterventionRow])[] =
      nounOf(name) === 'need' ? [...world.needs] : [...world.interventions];
    const [id, row] =
      rows.find(
        ([candidate, facts]) =>
          !touched.has(candidate) &&
          isRipe(name, facts) === true &&
          mayDo(asker, name, facts) === 'ok' &&
          isCovered(asker, facts),
      ) ?? [];
    if (id === undefined || row === undefined) continue;
    touched.add(id);
    const noun = nounOf(name) === 'need' ? 'Need' : 'Intervention';
    const read = await by.run<{ node: { version: number } | null }, object>(
      asker.who,
      `query ($id: ID!) { node(id: $id) { ... on ${noun} { version } } }`,
      { id },
    );
    const input = { ...inputs[name], id, expectedVersion: read.data?.node?.version };
    const answer = await by.run(asker.who, mutation(name), { input });
    tally.same(asker.name, `${prefix}${name}, done`, row.label, 'ok', codeOf(answer) ?? 'ok');
  }
}

/** All that is stored, in a few letters: two that are the same tell that nothing has changed between them. */
export async function fingerprint(): Promise<Readonly<Record<string, string>>> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const prints: Record<string, string> = {};
    for (const table of [
      'need',
      'intervention',
      'intervention_participant',
      'need_answer',
      'budget_line',
      'progress_note',
      'idempotency_key',
    ]) {
      const { rows: found } = await sql<{ print: string }>`
        select count(*) || ' ' || coalesce(md5(string_agg(r::text, '' order by r::text)), '') as print
        from ${sql.table(table)} r`.execute(rows);
      prints[table] = found[0]?.print ?? '';
    }
    const { rows: entries } = await sql<{ count: string }>`
      select count(*)::text as count from audit_entry where table_name in ('need', 'intervention')`.execute(rows);
    return { ...prints, audit_entry: entries[0]?.count ?? '' };
  });
}

/**
 * What the oracle forbids, tried with the version that the row has; the caller looks for traces. `any` row: also those to
 * which they may do something else. Row level security alone does not tell one act from another on a row.
 */
export async function trespass(
  { world, asker, by, tally, prefix }: Reading,
  on: 'any' | 'out of reach',
  every: number,
): Promise<void> {
  for (const [turn, name] of acts.entries()) {
    const rows: readonly (readonly [string, NeedRow | InterventionRow])[] =
      nounOf(name) === 'need' ? [...world.needs] : [...world.interventions];
    for (const [at, [id, row]] of rows.entries()) {
      if ((at + turn) % every !== 0 || isRipe(name, row) === false || mayDo(asker, name, row) === 'ok') continue;
      if (on === 'out of reach' && actsOn(row).some(other => mayDo(asker, other, row) === 'ok')) continue;
      const input = { ...inputs[name], id, expectedVersion: row.version };
      const code = codeOf(await by.run(asker.who, mutation(name), { input }));
      tally.same(asker.name, `${prefix}${name}`, row.label, 'refused', code === undefined ? 'done' : 'refused');
    }
  }
}
