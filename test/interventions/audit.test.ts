import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ProposeInterventionDocument,
  ReviseInterventionDocument,
  type ProposeInterventionInput,
} from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { entriesOf } from '../needs/audit.ts';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer, newOrganization } from '../support/factories.ts';
import { actOnIntervention, actsOnInterventions, wells } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('the record of what is done to an intervention', () => {
  it('has an entry for it and for each of its parts, by whoever proposed it', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const requestId = randomUUID();
    const input: ProposeInterventionInput = {
      ...wells,
      participants: [{ organizationId: globalId('organization', await newOrganization()), role: 'FUND' }],
      answers: [{ needId: globalId('need', await newNeed()), quantity: 5 }],
      budgetLines: [{ fundSource: 'CSR', amount: '9007199254740993' }],
    };

    await api.run(officer, ProposeInterventionDocument, { input }, { 'request-id': requestId });

    const entries = await entriesOf(requestId);
    expect(entries.map(({ table, act }) => `${act} ${table}`).toSorted()).toEqual([
      'insert budget_line',
      'insert intervention',
      'insert intervention_participant',
      'insert need_answer',
      'update intervention',
    ]);
    expect(entries).toMatchObject(entries.map(() => ({ subject: officer.subject, personId: officer.id, requestId })));
  });

  it.each([
    ['VERIFY', 'PROPOSED', 'VERIFIED', 'DISTRICT', '15.71.01'],
    ['RETURN', 'VERIFIED', 'RETURNED', 'REGENCY', '15.71'],
    ['START', 'APPROVED', 'RUNNING', 'VILLAGE', village],
    ['CANCEL', 'DRAFT', 'CANCELLED', 'VILLAGE', village],
  ] as const)('says who did %s, what was before and what after', async (act, before, after, role, area) => {
    const officer = await newOfficer(role, area);
    const id = await newIntervention({ status: before });
    const requestId = randomUUID();
    const { document, input } = actsOnInterventions[act];

    await api.run(
      officer,
      document,
      { input: { id: globalId('intervention', id), expectedVersion: 1, ...input } },
      { 'request-id': requestId },
    );

    expect(await entriesOf(requestId)).toMatchObject([
      {
        subject: officer.subject,
        personId: officer.id,
        table: 'intervention',
        rowId: id,
        act: 'update',
        before: { status: before, version: 1 },
        after: { status: after, version: 2 },
      },
    ]);
  });

  it('keeps what a revision took away', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status: 'DRAFT', budget: [{ source: 'CSR', amount: '700' }] });
    const requestId = randomUUID();

    await api.run(
      officer,
      ReviseInterventionDocument,
      { input: { id: globalId('intervention', id), expectedVersion: 1, budgetLines: [] } },
      { 'request-id': requestId },
    );

    const removed = (await entriesOf(requestId)).filter(({ act }) => act === 'delete');
    expect(removed).toMatchObject([
      { table: 'budget_line', personId: officer.id, before: { fund_source: 'CSR', amount: 700 }, after: null },
    ]);
  });

  it('names whoever approved it also for the need that changed with it', async () => {
    const regency = await newOfficer('REGENCY', '15.71');
    const need = await newNeed({ verification: 'VERIFIED' });
    const id = await newIntervention({ status: 'VERIFIED', answers: [{ need, quantity: 37 }] });
    const requestId = randomUUID();

    await api.run(
      regency,
      actsOnInterventions.APPROVE.document,
      { input: { id: globalId('intervention', id), expectedVersion: 1 } },
      { 'request-id': requestId },
    );

    const entries = await entriesOf(requestId);
    expect(entries.find(({ table }) => table === 'need')).toMatchObject({
      personId: regency.id,
      rowId: need,
      before: { status: 'OPEN', planned_quantity: 0 },
      after: { status: 'PLANNED', planned_quantity: 37 },
    });
  });

  it('holds nothing of what was refused', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status: 'RUNNING' });
    const before = await countStored('audit_entry');

    const refused = [
      await actOnIntervention(api, officer, 'APPROVE', id),
      await actOnIntervention(api, officer, 'START', id),
      await actOnIntervention(api, officer, 'REPORT', id, { expectedVersion: 5 }),
      await actOnIntervention(api, officer, 'COMPLETE', id, { delivered: [{ needId: 'nothing', quantity: 1 }] }),
      await api.run(officer, ProposeInterventionDocument, { input: { ...wells, inpresActivity: 99 } }),
    ];

    expect(refused.map(codeOf)).toEqual(['FORBIDDEN', 'CONFLICT', 'CONFLICT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect(await countStored('audit_entry')).toBe(before);
  });
});
