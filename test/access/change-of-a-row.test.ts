import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Viewer } from '../../src/access/viewer.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi, type Answer } from '../support/api.ts';
import { countStored, emptyDatabase, stored } from '../support/database.ts';
import {
  newIntervention,
  newNeed,
  newOfficer,
  newPerson,
  newOrganization,
  type Somebody,
} from '../support/factories.ts';

/** What is answered to somebody who wants to change a row that is hidden from them, or only shown to them. */
const api = useApi();
beforeEach(emptyDatabase);

const withdraw = 'mutation ($input: WithdrawNeedInput!) { withdrawNeed(input: $input) { need { status version } } }';
const cancel =
  'mutation ($input: CancelInterventionInput!) { cancelIntervention(input: $input) { intervention { status } } }';
const verify = 'mutation ($input: VerifyNeedInput!) { verifyNeed(input: $input) { need { verification version } } }';

const revise =
  'mutation ($input: ReviseInterventionInput!) { reviseIntervention(input: $input) { intervention { id } } }';
const told = ({ data, errors }: Answer<unknown>): unknown => ({
  data,
  errors: errors?.map(({ message, path, extensions: { requestId: _requestId, ...extensions } }) => ({
    message,
    path,
    extensions,
  })),
});
const withdrawn = (who: Somebody, id: string) =>
  api.run(who, withdraw, { input: { id, expectedVersion: 1, reason: 'Tidak jadi.' } });
const missing = () => globalId('need', crypto.randomUUID());

describe('a row to change', () => {
  it.each([
    ['a draft of the neighbour', { verification: 'DRAFT', area: '15.71.01.1002' }],
    ['a verified need of the neighbour', { verification: 'VERIFIED', area: '15.71.01.1002' }],
    ['a need of another province', { verification: 'VERIFIED', area: '11.01.01.2001' }],
    ['a draft for the district', { verification: 'DRAFT', area: '15.71.01' }],
  ] as const)('%s is the same as none', async (_what, facts) => {
    const hidden = globalId('need', await newNeed(facts));
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');

    const answer = await withdrawn(officer, hidden);

    expect(codeOf(answer)).toBe('NOT_FOUND');
    expect(told(answer)).toEqual(told(await withdrawn(officer, missing())));
  });

  it('is the same as none also with another version and with a reason that would be refused', async () => {
    const hidden = globalId('need', await newNeed({ area: '15.71.01.1002' }));
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');
    const asked = (id: string) =>
      api.run(officer, withdraw, { input: { id, expectedVersion: 7, reason: 'Salah catat.' } });

    expect(told(await asked(hidden))).toEqual(told(await asked(missing())));
  });

  it('is forbidden where it may be read but not touched, and stays as it is', async () => {
    const need = await newNeed({ verification: 'VERIFIED', area: '15.71.01' });
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');

    expect(codeOf(await withdrawn(officer, globalId('need', need)))).toBe('FORBIDDEN');
    expect(await stored('need', need)).toMatchObject({ status: 'OPEN', version: 1 });
  });

  it('is forbidden to whoever may do it nowhere, before anything is looked up', async () => {
    const auditor = await newOfficer('AUDITOR', 'ID');
    const need = globalId('need', await newNeed());

    for (const id of [need, missing(), 'nonsense']) expect(codeOf(await withdrawn(auditor, id))).toBe('FORBIDDEN');
  });

  it.each(['nonsense', 'need_1', 'intervention_00000000-0000-4000-8000-000000000000', 'need_', ''])(
    'is none for the id %j',
    async id => {
      const officer = await newOfficer('VILLAGE', '15.71.01.1001');

      expect(codeOf(await withdrawn(officer, id))).toBe('NOT_FOUND');
    },
  );

  it('is a conflict when it changed since it was read, with the version to read', async () => {
    const need = globalId('need', await newNeed({ version: 3 }));
    const district = await newOfficer('DISTRICT', '15.71.01');

    const answer = await api.run(district, verify, { input: { id: need, expectedVersion: 2 } });

    expect(answer.errors).toMatchObject([{ extensions: { code: 'CONFLICT', currentVersion: 3 } }]);
  });

  it('is forbidden, and its version not told, to whoever may not touch it', async () => {
    const need = globalId('need', await newNeed({ verification: 'VERIFIED', area: '15.71.01', version: 3 }));
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');

    const answer = await withdrawn(officer, need);

    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(JSON.stringify(answer)).not.toContain('currentVersion');
  });

  it('of a partner is the one it entered, not the one that only names it', async () => {
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const participants = [{ organization }];
    const named = await newIntervention({ participants });
    const own = await newIntervention({ participants, enteredOrganization: organization, proposedBy: partner });
    const cancelled = (id: string) =>
      api.run(partner, cancel, {
        input: { id: globalId('intervention', id), expectedVersion: 1, reason: 'Dana tidak ada.' },
      });

    expect(codeOf(await cancelled(named))).toBe('FORBIDDEN');
    expect((await cancelled(own)).data).toMatchObject({
      cancelIntervention: { intervention: { status: 'CANCELLED' } },
    });
  });

  it('is held by the database to the act, also where the program asks for no scope', async () => {
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const participants = [{ organization }];
    const facts = { status: 'DRAFT', participants, enteredOrganization: organization, proposedBy: partner };
    const id = await newIntervention(facts);
    // May hand in, verify and cancel what others entered there, but rewrite nothing of theirs.
    const officer = await newOfficer('REGENCY', '15.71');
    const everything = vi.spyOn(Viewer.prototype, 'grantsFor').mockImplementation(function (this: Viewer) {
      return [...this.grants];
    });

    const answer = await api.run(officer, revise, {
      input: { id: globalId('intervention', id), expectedVersion: 1, title: 'Judul orang lain' },
    });
    everything.mockRestore();

    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await stored('intervention', id)).toMatchObject({ version: 1, title: 'Sambungan rumah air bersih' });
  });

  it.each([
    ['a sector that is not theirs', { sectors: ['HEALTH'] }, 'SECTOR_AGENCY'],
    ['a sector that is not in their agreement', { sectors: ['HEALTH'] }, 'PARTNER'],
    ['an intervention without themselves', { participants: [] }, 'SECTOR_AGENCY'],
    ['an intervention without themselves', { participants: [] }, 'PARTNER'],
  ] as const)('is not made into %s by revising it: %o, as %s', async (_what, revision, role) => {
    const organization = await newOrganization();
    const who = await newPerson([{ role, area: '15.71', organization, sectors: ['WATER'] }]);
    const participants = [{ organization }];
    const facts = { status: 'DRAFT', participants, enteredOrganization: organization, proposedBy: who };
    const intervention = await newIntervention(facts);

    const answer = await api.run(who, revise, {
      input: { id: globalId('intervention', intervention), expectedVersion: 1, ...revision },
    });

    expect(['FORBIDDEN', 'BAD_USER_INPUT']).toContain(codeOf(answer));
    expect(await stored('intervention', intervention)).toMatchObject({ version: 1, sectors: ['WATER'] });
  });
});

describe('a row to enter', () => {
  it('is held by the database to the act, also where the program asks for no right', async () => {
    // Drafts for others to hand in.
    const group = await newOfficer('POKJA', '15.71.01.1001');
    vi.spyOn(Viewer.prototype, 'can').mockReturnValue(true);
    vi.spyOn(Viewer.prototype, 'grantFor').mockImplementation(function (this: Viewer) {
      return this.grants[0];
    });
    const entered = async (act: 'draft' | 'register') =>
      codeOf(
        await api.run(
          group,
          `mutation ($input: ${act === 'draft' ? 'Draft' : 'Register'}NeedInput!) { ${act}Need(input: $input) { need { id } } }`,
          {
            input: {
              areaCode: '15.71.01.1001',
              title: 'Sumur kering',
              kind: 'CLEAN_WATER',
              quantity: 3,
              severity: 'LOW',
            },
          },
        ),
      );

    const [drafted, registered] = [await entered('draft'), await entered('register')];
    vi.restoreAllMocks();

    expect([drafted, registered]).toEqual([undefined, 'INTERNAL']);
    expect(await countStored('need')).toBe(1);
  });
});
