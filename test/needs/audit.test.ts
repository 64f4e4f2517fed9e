import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { RegisterNeedDocument, ReviseNeedDocument, VerifyNeedDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';
import { countEntries, entriesOf } from './audit.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('the record of what is done to a need', () => {
  it('says who registered it, in which request, and what it said', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const requestId = randomUUID();

    await api.run(
      officer,
      RegisterNeedDocument,
      { input: { areaCode: village, kind: 'VILLAGE_ROAD', title: 'Jalan desa rusak', quantity: 800, severity: 'LOW' } },
      { 'request-id': requestId },
    );

    expect(await entriesOf(requestId)).toMatchObject([
      {
        subject: officer.subject,
        personId: officer.id,
        table: 'need',
        act: 'insert',
        before: null,
        after: { title: 'Jalan desa rusak', quantity: 800, verification: 'SUBMITTED', reported_by_id: officer.id },
      },
    ]);
  });

  it('says what was before and what after', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const id = await newNeed();
    const requestId = randomUUID();

    await api.run(
      district,
      VerifyNeedDocument,
      { input: { id: globalId('need', id), expectedVersion: 1 } },
      { 'request-id': requestId },
    );

    expect(await entriesOf(requestId)).toMatchObject([
      {
        subject: district.subject,
        personId: district.id,
        rowId: id,
        act: 'update',
        before: { verification: 'SUBMITTED', version: 1, verified_by_id: null },
        after: { verification: 'VERIFIED', version: 2, verified_by_id: district.id },
      },
    ]);
  });

  it('holds nothing of what was refused', async () => {
    const [officer, district] = [await newOfficer('VILLAGE', village), await newOfficer('DISTRICT', '15.71.01')];
    const id = await newNeed({ version: 2 });
    const [before, total] = [await countEntries(id), await countStored('audit_entry')];
    const input = { id: globalId('need', id), expectedVersion: 1 };

    const refused = [
      await api.run(officer, VerifyNeedDocument, { input }),
      await api.run(district, VerifyNeedDocument, { input }),
      await api.run(officer, ReviseNeedDocument, { input: { ...input, expectedVersion: 2, quantity: 40 } }),
      await api.run(officer, ReviseNeedDocument, { input: { ...input, quantity: 0 } }),
    ];

    expect(refused.map(codeOf)).toEqual(['FORBIDDEN', 'CONFLICT', 'CONFLICT', 'BAD_USER_INPUT']);
    expect(await countEntries(id)).toBe(before);
    expect(await countStored('audit_entry')).toBe(total);
  });

  it('is written once for an act that was sent twice', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const id = await newNeed();
    const before = await countEntries(id);
    const input = { id: globalId('need', id), expectedVersion: 1, idempotencyKey: randomUUID() };

    await api.run(district, VerifyNeedDocument, { input });
    await api.run(district, VerifyNeedDocument, { input });

    expect(await countEntries(id)).toBe(before + 1);
  });
});
