import { beforeEach, describe, expect, it } from 'vitest';
import { ProposeInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { useApi } from '../support/api.ts';
import { countStored, emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';
import { wells } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const times = 12;

describe('many plans at the same time', () => {
  it('answer the same need', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const need = await newNeed();
    const answers = [{ needId: globalId('need', need), quantity: 1 }];

    const proposed = await Promise.all(
      Array.from({ length: times }, () =>
        api.run(officer, ProposeInterventionDocument, { input: { ...wells, answers } }),
      ),
    );

    expect(proposed.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(await countStored('need_answer')).toBe(times);
  });

  it('answer the same needs, in whatever order they name them', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const answers = [await newNeed(), await newNeed(), await newNeed()].map(need => ({
      needId: globalId('need', need),
      quantity: 1,
    }));

    const proposed = await Promise.all(
      Array.from({ length: times }, (_, turn) =>
        api.run(officer, ProposeInterventionDocument, {
          input: { ...wells, answers: turn % 2 === 0 ? answers : answers.toReversed() },
        }),
      ),
    );

    expect(proposed.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(await countStored('need_answer')).toBe(3 * times);
  });
});
