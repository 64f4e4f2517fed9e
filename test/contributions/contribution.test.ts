import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi, type Answer } from '../support/api.ts';
import { change, emptyDatabase, select } from '../support/database.ts';
import { newIntervention, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const contribution = 'contribution { id version status amount decisionReason availableActions organization { name } }';
const offer = `mutation ($input: OfferContributionInput!) { offerContribution(input: $input) { ${contribution} } }`;
const accept = `mutation ($input: AcceptContributionInput!) { acceptContribution(input: $input) { ${contribution} } }`;
const decline = `mutation ($input: DeclineContributionInput!) { declineContribution(input: $input) { ${contribution} } }`;
const withdraw = `mutation ($input: WithdrawContributionInput!) { withdrawContribution(input: $input) { ${contribution} } }`;
const seen = /* GraphQL */ `
  query ($id: ID!) {
    intervention(id: $id) {
      version
      budget
      participants {
        role
        organization {
          name
        }
      }
      contributions {
        status
        note
      }
    }
  }
`;

interface Contribution {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly availableActions: readonly string[];
}
type Done = Answer<Readonly<Record<string, { readonly contribution: Contribution }>>>;

const run = async (who: Somebody | null, document: string, input: object): Promise<Done> =>
  await api.run(who, document, { input });

function of(done: Done): Contribution {
  const [payload] = Object.values(done.data ?? {});
  if (done.errors !== undefined || payload === undefined) throw new Error(JSON.stringify(done));
  return payload.contribution;
}

/** A village's verified intervention, and a partner of its sector that does not take part. */
async function newWorld(status = 'VERIFIED') {
  const village = await newOfficer('VILLAGE', '15.71.01.1001');
  const organization = await newOrganization({ name: 'Yayasan Air', kind: 'NGO' });
  const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }], {
    organization,
  });
  const id = await newIntervention({ status, proposedBy: village, budget: [{ source: 'DANA_DESA', amount: '500' }] });
  const interventionId = globalId('intervention', id);
  const input = { interventionId, role: 'FUND', note: 'Dua pompa air', fundSource: 'CSR', amount: '250' };
  return { village, partner, organization, id, interventionId, input };
}

describe('a contribution', () => {
  it('is offered to an intervention of others, and adds to it once those who entered it accept', async () => {
    const { village, partner, organization, interventionId, id, input } = await newWorld();

    const offered = of(await run(partner, offer, input));
    expect(offered).toMatchObject({ status: 'OFFERED', amount: '250', availableActions: ['WITHDRAW'] });
    expect((await api.run(village, seen, { id: interventionId })).data).toMatchObject({
      intervention: { budget: '500', participants: [], contributions: [{ status: 'OFFERED', note: 'Dua pompa air' }] },
    });

    const accepted = of(await run(village, accept, { id: offered.id, expectedVersion: offered.version }));

    expect(accepted.status).toBe('ACCEPTED');
    expect((await api.run(partner, seen, { id: interventionId })).data).toMatchObject({
      intervention: {
        version: 2,
        budget: '750',
        participants: [{ role: 'FUND', organization: { name: 'Yayasan Air' } }],
      },
    });
    expect(await select('intervention', { id, organization_ids: `{${organization}}` })).toHaveLength(1);
  });

  it('is declined with a reason, or taken back, and changes nothing then', async () => {
    const { village, partner, interventionId, input } = await newWorld();
    const first = of(await run(partner, offer, input));
    const second = of(await run(partner, offer, { ...input, role: 'DELIVER', fundSource: null, amount: null }));

    const declined = await run(village, decline, { id: first.id, expectedVersion: 1, reason: 'Sudah cukup dana' });
    const withdrawn = await run(partner, withdraw, { id: second.id, expectedVersion: 1 });

    expect(declined.data).toMatchObject({
      declineContribution: { contribution: { status: 'DECLINED', decisionReason: 'Sudah cukup dana' } },
    });
    expect(of(withdrawn).status).toBe('WITHDRAWN');
    expect((await api.run(village, seen, { id: interventionId })).data).toMatchObject({
      intervention: { version: 1, budget: '500', participants: [] },
    });
    expect(codeOf(await run(village, accept, { id: first.id, expectedVersion: 2 }))).toBe('CONFLICT');
  });

  it('is decided by those who entered the intervention, and by nobody else', async () => {
    const { partner, input } = await newWorld();
    const { id } = of(await run(partner, offer, input));
    const others = [
      partner,
      await newOfficer('VILLAGE', '15.71.01.1002'),
      await newOfficer('DISTRICT', '15.71.01'),
      await newOfficer('REGENCY', '15.71'),
      await newOfficer('CENTRE_ADMIN', 'ID'),
      await newOfficer('POKJA', '15.71.01.1001'),
    ];

    for (const other of others)
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(codeOf(await run(other, accept, { id, expectedVersion: 1 })));
    expect(codeOf(await run(null, accept, { id, expectedVersion: 1 }))).toBe('UNAUTHENTICATED');
  });

  it('is for partners whose agreement lets them, in its area and sectors', async () => {
    const { input, organization } = await newWorld();
    const grant = { role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] } as const;
    const elsewhere = await newPerson([{ ...grant, area: '15.03' }]);
    const other = await newPerson([{ ...grant, sectors: ['HEALTH'] }]);
    const reader = await newPerson([{ ...grant, allows: ['READ_INTERVENTIONS'] }]);

    expect(codeOf(await run(elsewhere, offer, input))).toBe('NOT_FOUND');
    expect(codeOf(await run(other, offer, input))).toBe('NOT_FOUND');
    expect(codeOf(await run(reader, offer, input))).toBe('FORBIDDEN');
    expect(codeOf(await run(await newOfficer('VILLAGE', '15.71.01.1001'), offer, input))).toBe('FORBIDDEN');
  });

  it('is not offered to what the partner entered itself', async () => {
    const { partner, organization, input } = await newWorld();
    const own = await newIntervention({
      status: 'VERIFIED',
      enteredOrganization: organization,
      participants: [{ organization }],
    });

    expect(codeOf(await run(partner, offer, { ...input, interventionId: globalId('intervention', own) }))).toBe(
      'FORBIDDEN',
    );
  });

  it('can be declined, but no longer accepted, once the intervention is over', async () => {
    const { village, partner, id, input } = await newWorld('RUNNING');
    const offered = of(await run(partner, offer, input));
    await change(sql`update intervention set status = 'COMPLETED', result = 'Selesai.' where id = ${id}`);
    const node = 'query ($id: ID!) { node(id: $id) { ... on Contribution { version availableActions } } }';
    const shown = await api.run<{ node: { version: number; availableActions: string[] } }, object>(village, node, {
      id: offered.id,
    });

    expect(shown.data?.node.availableActions).toEqual(['DECLINE']);
    const given = { id: offered.id, expectedVersion: shown.data?.node.version };
    expect(codeOf(await run(village, accept, given))).toBe('CONFLICT');
    expect(of(await run(village, decline, { ...given, reason: 'Sudah selesai' })).status).toBe('DECLINED');
  });

  it('is seen by the partner that offers it and by government, not by other partners', async () => {
    const { partner, interventionId, input } = await newWorld();
    await run(partner, offer, input);
    const organization = await newOrganization({ kind: 'NGO', name: 'Lain' });
    const other = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const shown = async (who: Somebody) =>
      (await api.run<{ intervention: { contributions: object[] } }, object>(who, seen, { id: interventionId })).data
        ?.intervention.contributions;

    expect(await shown(partner)).toHaveLength(1);
    expect(await shown(await newOfficer('DISTRICT', '15.71.01'))).toHaveLength(1);
    expect(await shown(other)).toEqual([]);
    expect(await shown(await newOfficer('ANALYST', 'ID'))).toEqual([]);
  });

  it('needs a source beside an amount, and an intervention that goes on', async () => {
    const { partner, input } = await newWorld();
    const completed = await newIntervention({ status: 'COMPLETED' });

    expect(codeOf(await run(partner, offer, { ...input, fundSource: null }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await run(partner, offer, { ...input, amount: '0' }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await run(partner, offer, { ...input, interventionId: globalId('intervention', completed) }))).toBe(
      'CONFLICT',
    );
    of(await run(partner, offer, input));
    expect(codeOf(await run(partner, offer, input))).toBe('CONFLICT');
  });
});
