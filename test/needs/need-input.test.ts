import { beforeEach, describe, expect, it } from 'vitest';
import { DraftNeedDocument, RegisterNeedDocument, type RegisterNeedInput } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase, stored } from '../support/database.ts';
import { newOfficer } from '../support/factories.ts';
import { parseGlobalId } from '../../src/platform/global-id.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const water: RegisterNeedInput = {
  areaCode: village,
  kind: 'CLEAN_WATER',
  title: 'Keluarga di RT 09 belum memiliki air bersih',
  quantity: 37,
  severity: 'HIGH',
};

async function register(input: object) {
  const officer = await newOfficer('VILLAGE', village);
  return await api.run(officer, RegisterNeedDocument, { input: { ...water, ...input } });
}

describe('what a need says', () => {
  it('keeps what was not counted apart from zero', async () => {
    const uncounted = await register({});
    const zero = await register({ familiesAffected: 0 });

    const rows = [uncounted, zero].map(({ data }) =>
      stored<{ families_affected: number | null }>(
        'need',
        parseGlobalId(data?.registerNeed.need?.id ?? '')?.id as string,
      ),
    );
    expect(await Promise.all(rows)).toMatchObject([{ families_affected: null }, { families_affected: 0 }]);
  });

  it('has the unit of its kind, and one of its own when it is of no kind', async () => {
    const other = await register({ kind: 'OTHER', unit: 'lapak' });
    const fixed = await register({});

    expect(other.data?.registerNeed.need?.unit).toBe('lapak');
    expect(fixed.data?.registerNeed.need?.unit).toBe('keluarga');
  });

  it.each([
    ['OTHER without a unit', { kind: 'OTHER' }, 'input.unit'],
    ['OTHER with null for a unit', { kind: 'OTHER', unit: null }, 'input.unit'],
    ['another unit than that of its kind', { unit: 'sumur' }, 'input.unit'],
    ['a kind that there is not', { kind: 'RAINBOW' }, 'input.kind'],
    ['a place that there is not', { areaCode: '15.71.01.9999' }, 'input.areaCode'],
    ['something that is no code', { areaCode: "15' or true" }, 'input.areaCode'],
    ['a title that is too short', { title: 'air' }, 'input.title'],
    ['a title without a word', { title: '          ' }, 'input.title'],
    ['a title that is too long', { title: 'a'.repeat(201) }, 'input.title'],
    ['nothing lacking', { quantity: 0 }, 'input.quantity'],
    ['less than nothing lacking', { quantity: -5 }, 'input.quantity'],
    ['fewer than no families', { familiesAffected: -1 }, 'input.familiesAffected'],
    ['more families than any place has', { familiesAffected: 1_000_001 }, 'input.familiesAffected'],
    ['evidence without a word', { evidence: '' }, 'input.evidence'],
    ['a unit without a letter', { kind: 'OTHER', unit: '' }, 'input.unit'],
    ['a key that is too short', { idempotencyKey: 'short' }, 'input.idempotencyKey'],
  ])('is refused with %s', async (_what, fault, field) => {
    const answer = await register(fault);

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field }]);
    expect(await countStored('need')).toBe(0);
  });

  it.each([
    ['a severity that there is not', { severity: 'TERRIBLE' }],
    ['a part of a family', { quantity: 1.5 }],
    ['more than can be counted', { quantity: 2 ** 31 }],
    ['null where something must be said', { title: null }],
    ['a field that there is not', { verification: 'VERIFIED' }],
  ])('is refused with %s', async (_what, fault) => {
    expect(codeOf(await register(fault))).toBe('BAD_USER_INPUT');
    expect(await countStored('need')).toBe(0);
  });

  it('is refused with a letter that cannot be stored', async () => {
    const answer = await register({ title: 'Air bersih\u0000RT 09' });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(await countStored('need')).toBe(0);
  });

  it('is judged in a draft as well', async () => {
    const officer = await newOfficer('POKJA', village);

    const answer = await api.run(officer, DraftNeedDocument, {
      input: { ...water, title: 'air', quantity: 0, familiesAffected: -1 },
    });

    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([
      { field: 'input.title' },
      { field: 'input.quantity' },
      { field: 'input.familiesAffected' },
    ]);
    expect(await countStored('need')).toBe(0);
  });
});
