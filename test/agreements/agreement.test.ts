import { beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi, type Answer } from '../support/api.ts';
import { emptyDatabase, select } from '../support/database.ts';
import {
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const agreement =
  'agreement { id version status startsOn endsOn allows availableActions areas { area { code } } members { isRepresentative removedAt } renews { id } }';
const propose = `mutation ($input: ProposeAgreementInput!) { proposeAgreement(input: $input) { ${agreement} } }`;
const sign = `mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { ${agreement} } }`;
const end = `mutation ($input: EndAgreementInput!) { endAgreement(input: $input) { ${agreement} } }`;
const renew = `mutation ($input: RenewAgreementInput!) { renewAgreement(input: $input) { ${agreement} } }`;
const name = `mutation ($input: NameAgreementMemberInput!) { nameAgreementMember(input: $input) { ${agreement} } }`;
const remove = `mutation ($input: RemoveAgreementMemberInput!) { removeAgreementMember(input: $input) { ${agreement} } }`;
const read = `query ($id: ID!) { agreement(id: $id) { id version status availableActions } }`;
const needs = '{ needs { totalCount nodes { title } } }';
const access = '{ myAccess { until grant { role agreement { number } } reads { action scope } acts { action } } }';

interface Agreement {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}
type Done = Answer<Readonly<Record<string, { readonly agreement: Agreement | null }>>>;

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

interface World {
  readonly regency: Somebody;
  readonly partner: string;
  readonly representative: Somebody;
  readonly colleague: Somebody;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A city, an NGO with two people who hold nothing, and a verified need in a sector of theirs. */
async function newWorld(): Promise<World> {
  const partner = await newOrganization({ name: 'Yayasan Air', kind: 'NGO', area: '15' });
  const representative = await newPerson([], { area: '15.71', organization: partner });
  const colleague = await newPerson([], { area: '15.71', organization: partner });
  await newNeed({ verification: 'VERIFIED' });
  return {
    regency: await newOfficer('REGENCY', '15.71'),
    partner,
    representative,
    colleague,
    input: {
      areaCode: '15.71',
      number: 'PKS/1/2026',
      purpose: 'Air bersih di Kampung KB',
      partnerId: globalId('organization', partner),
      areaCodes: ['15.71.01'],
      sectors: ['WATER'],
      allows: ['READ_NEEDS'],
      startsOn: day(-1),
      endsOn: day(300),
      representativeId: globalId('person', representative.id),
      memberIds: [globalId('person', colleague.id)],
    },
  };
}

async function run(who: Somebody, document: string, input: object): Promise<Done> {
  return await api.run(who, document, { input });
}

function of(done: Done): Agreement {
  const [payload] = Object.values(done.data ?? {});
  if (done.errors !== undefined || payload?.agreement === undefined || payload.agreement === null)
    throw new Error(JSON.stringify(done.errors ?? done));
  return payload.agreement;
}

/** Proposed, and signed by both sides. */
async function signed(world: World, more: object = {}): Promise<Agreement> {
  const { id, version } = of(await run(world.regency, propose, { ...world.input, ...more }));
  const half = of(await run(world.regency, sign, { id, expectedVersion: version }));
  await run(world.representative, sign, { id, expectedVersion: half.version });
  const { data } = await api.run<{ agreement: Agreement }, object>(world.regency, read, { id });
  return (data as { agreement: Agreement }).agreement;
}

describe('an agreement', () => {
  it('gives the partner’s people what it allows when both sides have signed, and nothing before', async () => {
    const world = await newWorld();
    const { id, version } = of(await run(world.regency, propose, world.input));

    // Its representative knows of it and may sign, but reads no need yet; their colleague knows nothing.
    expect((await api.run(world.representative, read, { id })).data).toMatchObject({
      agreement: { status: 'PROPOSED', availableActions: ['SIGN', 'END'] },
    });
    expect(codeOf(await api.run(world.representative, needs))).toBe('FORBIDDEN');
    expect(codeOf(await api.run(world.colleague, read, { id }))).toBe('FORBIDDEN');

    const half = of(await run(world.representative, sign, { id, expectedVersion: version }));
    expect(half.status).toBe('PROPOSED');
    expect(codeOf(await api.run(world.representative, needs))).toBe('FORBIDDEN');

    const whole = of(await run(world.regency, sign, { id, expectedVersion: half.version }));
    expect(whole.status).toBe('SIGNED');
    for (const somebody of [world.representative, world.colleague]) {
      expect((await api.run(somebody, needs)).data).toMatchObject({ needs: { totalCount: 1 } });
      expect((await api.run(somebody, access)).data).toMatchObject({
        myAccess: [{ grant: { role: 'PARTNER', agreement: { number: 'PKS/1/2026' } } }],
      });
    }
  });

  it('tells the partner in myAccess what it may see, until when, and by which agreement', async () => {
    const world = await newWorld();
    await signed(world);

    const { data, errors } = await api.run<
      { myAccess: { until: string; reads: { action: string }[]; acts: object[] }[] },
      object
    >(world.representative, access);

    expect(errors).toBeUndefined();
    const [mine] = data?.myAccess ?? [];
    expect(mine?.until).toBe(`${day(300)}T17:00:00.000Z`);
    expect(mine?.reads.map(({ action }) => action)).toEqual(expect.arrayContaining(['need:read', 'agreement:read']));
    expect(mine?.reads.map(({ action }) => action)).not.toContain('person:contact');
    expect(mine?.acts).not.toContainEqual({ action: 'intervention:draft' });
  });

  it('that is ended early ends the partner’s access with the next statement, and stays on record', async () => {
    const world = await newWorld();
    const { id, version } = await signed(world);
    expect((await api.run(world.colleague, needs)).errors).toBeUndefined();

    const over = of(await run(world.regency, end, { id, expectedVersion: version, reason: 'Tidak dilaksanakan' }));

    expect(over.status).toBe('ENDED');
    expect(codeOf(await api.run(world.colleague, needs))).toBe('FORBIDDEN');
    const grants = await select<{ revocation_reason: string | null }>('access_grant', {
      agreement_id: id.replace('agreement_', ''),
    });
    // As many as before, of which none is held any more.
    const { length } = grants.filter(({ revocation_reason }) => revocation_reason === 'Tidak dilaksanakan');
    expect([length, grants.filter(({ revocation_reason }) => revocation_reason === null)]).toEqual([2, []]);
    expect(codeOf(await run(world.regency, sign, { id, expectedVersion: over.version }))).toBe('CONFLICT');
  });

  it('can be ended, or declined, by the partner too', async () => {
    const world = await newWorld();
    const { id, version } = await signed(world);
    const other = of(await run(world.regency, propose, { ...world.input, number: 'PKS/2/2026' }));

    const ended = await run(world.colleague, end, { id, expectedVersion: version, reason: 'Dana habis' });
    const declined = await run(world.representative, end, { id: other.id, expectedVersion: 1, reason: 'Tidak cocok' });

    expect(ended.errors).toBeUndefined();
    expect(declined.errors).toBeUndefined();
    expect((await api.run(world.regency, read, { id: other.id })).data).toMatchObject({
      agreement: { status: 'DECLINED' },
    });
    expect(codeOf(await api.run(world.representative, needs))).toBe('FORBIDDEN');
  });

  it('gives nothing before its first day, nor after its last', async () => {
    const world = await newWorld();
    await signed(world, { startsOn: day(5) });
    expect(codeOf(await api.run(world.colleague, needs))).toBe('FORBIDDEN');

    await signed(world, { startsOn: day(-90), endsOn: day(-3), number: 'PKS/0/2026' });
    expect(codeOf(await api.run(world.colleague, needs))).toBe('FORBIDDEN');
  });

  it('is renewed by another on the same terms, which has to be signed again', async () => {
    const world = await newWorld();
    const { id, version } = await signed(world);

    const next = of(
      await run(world.colleague, renew, { id, expectedVersion: version, number: 'PKS/9/2027', endsOn: day(700) }),
    );

    expect(next).toMatchObject({
      status: 'PROPOSED',
      startsOn: day(301),
      allows: ['READ_NEEDS'],
      areas: [{ area: { code: '15.71.01' } }],
      members: [{}, {}],
      renews: { id },
    });
    expect((await run(world.regency, sign, { id: next.id, expectedVersion: 1 })).errors).toBeUndefined();
    const last = await run(world.representative, sign, { id: next.id, expectedVersion: 2 });
    expect(last.errors).toBeUndefined();
    expect((await api.run(world.representative, needs)).data).toMatchObject({ needs: { totalCount: 1 } });
  });

  it('gives to whom it names, and takes from whom it names no longer', async () => {
    const world = await newWorld();
    const { id, version } = await signed(world, { memberIds: [] });
    expect(codeOf(await api.run(world.colleague, needs))).toBe('FORBIDDEN');
    const personId = globalId('person', world.colleague.id);

    const named = of(await run(world.regency, name, { id, expectedVersion: version, personId }));
    expect((await api.run(world.colleague, needs)).errors).toBeUndefined();
    expect(codeOf(await run(world.representative, name, { id, expectedVersion: named.version, personId }))).toBe(
      'FORBIDDEN',
    );

    const removed = await run(world.regency, remove, { id, expectedVersion: named.version, personId });
    expect(removed.errors).toBeUndefined();
    expect(codeOf(await api.run(world.colleague, needs))).toBe('FORBIDDEN');
    expect((await api.run(world.representative, needs)).errors).toBeUndefined();
  });

  it('is proposed by the government of its own area alone, with a partner and its people, all faults at once', async () => {
    const world = await newWorld();
    const agency = await newOrganization({ kind: 'OPD' });
    const stranger = await newPerson([], { area: '15.71' });
    for (const [role, area] of [
      ['REGENCY', '15.03'],
      ['PROVINCE', '15'],
      ['DISTRICT', '15.71.01'],
      ['VILLAGE', '15.71.01.1001'],
      ['AUDITOR', 'ID'],
    ] as const) {
      expect(codeOf(await run(await newOfficer(role, area), propose, world.input))).toBe('FORBIDDEN');
    }
    expect(codeOf(await run(world.representative, propose, world.input))).toBe('FORBIDDEN');

    const wrong = await run(world.regency, propose, {
      ...world.input,
      partnerId: globalId('organization', agency),
      areaCodes: ['15.71.01', '15.03'],
      representativeId: globalId('person', stranger.id),
      endsOn: day(-9),
      allows: ['READ_AMOUNTS'],
    });
    const faults = wrong.errors?.[0]?.extensions['fields'] as { field: string }[] | undefined;
    expect(faults?.map(({ field }) => field)).toEqual([
      'input.partnerId',
      'input.areaCodes.1',
      'input.representativeId',
      'input.memberIds.0',
      'input.endsOn',
      'input.allows',
    ]);
    expect(await select('agreement', { area_code: '15.71' })).toEqual([]);
  });

  it('is signed for the partner by its representative, and by none of its people under another agreement', async () => {
    const world = await newWorld();
    await signed(world, { number: 'PKS/0/2026' });
    const { id, version } = of(await run(world.regency, propose, world.input));
    const shown = async (who: Somebody) =>
      (await api.run<{ agreement: { availableActions: string[] } }, object>(who, read, { id })).data?.agreement
        .availableActions;

    expect(await shown(world.colleague)).toEqual([]);
    expect(codeOf(await run(world.colleague, sign, { id, expectedVersion: version }))).toBe('FORBIDDEN');
    expect(await shown(world.representative)).toEqual(['SIGN', 'END']);
    const half = of(await run(world.representative, sign, { id, expectedVersion: version }));
    // Their side has signed; the other has not.
    expect(await shown(world.representative)).toEqual(['END']);
    expect(await shown(world.regency)).toEqual(expect.arrayContaining(['SIGN']));
    expect(of(await run(world.regency, sign, { id, expectedVersion: half.version })).status).toBe('SIGNED');
  });

  it('that nobody has signed gives its representative nothing of what the partner does elsewhere', async () => {
    const world = await newWorld();
    const national = await signed(world, {
      allows: ['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS', 'DRAFT_INTERVENTIONS'],
    });
    const own = globalId(
      'intervention',
      await newIntervention({
        status: 'RUNNING',
        enteredOrganization: world.partner,
        participants: [{ organization: world.partner }],
      }),
    );
    const newcomer = await newPerson([], { area: '15.71', organization: world.partner });
    const { id } = of(
      await run(world.regency, propose, {
        ...world.input,
        number: 'PKS/2/2026',
        representativeId: globalId('person', newcomer.id),
        memberIds: [],
      }),
    );
    const reason = 'Tidak jadi.';

    expect((await api.run(newcomer, '{ agreements { nodes { id availableActions } } }')).data).toEqual({
      agreements: { nodes: [{ id, availableActions: ['SIGN', 'END'] }] },
    });
    expect((await api.run(newcomer, 'query ($id: ID!) { node(id: $id) { id } }', { id: own })).data).toEqual({
      node: null,
    });
    for (const root of ['needs', 'interventions', 'people', 'needStatistics { total { count } } interventions'])
      expect(codeOf(await api.run(newcomer, `{ ${root} { totalCount } }`))).toBe('FORBIDDEN');
    const cancel = 'mutation ($input: CancelInterventionInput!) { cancelIntervention(input: $input) { __typename } }';
    expect(codeOf(await run(newcomer, cancel, { id: own, expectedVersion: 1, reason }))).toBe('FORBIDDEN');
    const { id: nationalId, version: expectedVersion } = national;
    expect(codeOf(await run(newcomer, end, { id: nationalId, expectedVersion, reason }))).toBe('NOT_FOUND');
    const later = { id: nationalId, expectedVersion, number: 'PKS/3/2026', endsOn: day(900) };
    expect(codeOf(await run(newcomer, renew, later))).toBe('FORBIDDEN');
    // Theirs they may decline; it is then not theirs to read any more.
    expect((await run(newcomer, end, { id, expectedVersion: 1, reason })).data).toEqual({
      endAgreement: { agreement: null },
    });
    expect((await api.run(world.regency, read, { id })).data).toMatchObject({ agreement: { status: 'DECLINED' } });
  });

  it('is ended and renewed for the partner by those whom it names', async () => {
    const world = await newWorld();
    const first = await signed(world);
    const other = await newPerson([], { area: '15.71', organization: world.partner });
    const named = { representativeId: globalId('person', other.id), memberIds: [], number: 'PKS/2/2026' };
    const { id, version } = of(await run(world.regency, propose, { ...world.input, ...named }));
    const half = of(await run(world.regency, sign, { id, expectedVersion: version }));
    const second = of(await run(other, sign, { id, expectedVersion: half.version }));
    const input = (one: Agreement) => ({ id: one.id, expectedVersion: one.version });
    const renewal = { number: 'PKS/4/2026', endsOn: day(900) };

    expect(second.status).toBe('SIGNED');
    for (const [somebody, foreign, theirs] of [
      [world.colleague, second, first],
      [other, first, second],
    ] as const) {
      const shown = await api.run(somebody, read, { id: foreign.id });
      expect(shown.data).toMatchObject({ agreement: { availableActions: [] } });
      expect(codeOf(await run(somebody, end, { ...input(foreign), reason: 'Tidak jadi.' }))).toBe('FORBIDDEN');
      expect(codeOf(await run(somebody, renew, { ...input(foreign), ...renewal }))).toBe('FORBIDDEN');
      expect(of(await run(somebody, renew, { ...input(theirs), ...renewal })).status).toBe('PROPOSED');
      expect((await run(somebody, end, { ...input(theirs), reason: 'Selesai.' })).errors).toBeUndefined();
      const ended = await api.run(world.regency, read, { id: theirs.id });
      expect(ended.data).toMatchObject({ agreement: { status: 'ENDED' } });
    }
  });

  it('that renews one which is then ended early gives nothing until it is signed', async () => {
    const world = await newWorld();
    const first = await signed(world, { allows: ['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS'] });
    const own = await newIntervention({
      status: 'RUNNING',
      enteredOrganization: world.partner,
      participants: [{ organization: world.partner }],
    });
    const terms = { id: first.id, expectedVersion: first.version, number: 'PKS/9/2026', endsOn: '2999-12-31' };
    const renewal = of(await run(world.representative, renew, terms));
    const reason = 'Tidak dilaksanakan.';
    await run(world.regency, end, { id: first.id, expectedVersion: first.version, reason });

    const shown = await api.run(world.representative, 'query ($id: ID!) { node(id: $id) { id } }', {
      id: globalId('intervention', own),
    });
    expect(shown.data).toEqual({ node: null });
    expect((await api.run(world.representative, '{ agreements { nodes { id availableActions } } }')).data).toEqual({
      agreements: { nodes: [{ id: renewal.id, availableActions: ['SIGN', 'END'] }] },
    });
  });

  it('is signed once by each side, and by nobody for both', async () => {
    const world = await newWorld();
    const { id, version } = of(await run(world.regency, propose, world.input));
    const half = of(await run(world.regency, sign, { id, expectedVersion: version }));

    expect(codeOf(await run(world.regency, sign, { id, expectedVersion: half.version }))).toBe('CONFLICT');
    expect(codeOf(await run(await newOfficer('PROVINCE', '15'), sign, { id, expectedVersion: half.version }))).toBe(
      'FORBIDDEN',
    );
    expect(codeOf(await run(world.colleague, sign, { id, expectedVersion: half.version }))).toBe('FORBIDDEN');
  });
});
