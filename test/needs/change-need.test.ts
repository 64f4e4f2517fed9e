import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newNeed, newOfficer, newPerson, type NeedRow } from '../support/factories.ts';
import { actOnNeed, actsOnNeeds } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

/** Each act with a state that allows it and somebody who may do it. */
const acts = [
  ['REVISE', 'DRAFT', 'VILLAGE'],
  ['SUBMIT', 'DRAFT', 'VILLAGE'],
  ['VERIFY', 'SUBMITTED', 'DISTRICT'],
  ['RETURN', 'SUBMITTED', 'REGENCY'],
  ['WITHDRAW', 'SUBMITTED', 'VILLAGE'],
  ['MEET', 'VERIFIED', 'VILLAGE'],
] as const satisfies [keyof typeof actsOnNeeds, NeedRow['verification'], string][];

const here = { VILLAGE: '15.71.01.1001', DISTRICT: '15.71.01', REGENCY: '15.71' };
const elsewhere = { VILLAGE: '15.71.01.1002', DISTRICT: '15.71.02', REGENCY: '15.06' };

describe.each(acts)('%s of a need', (act, verification, role) => {
  it('is a conflict when it changed since it was read, and tells the version to read', async () => {
    const officer = await newOfficer(role, here[role]);
    const id = await newNeed({ verification, version: 7 });
    const before = await stored('need', id);

    for (const expectedVersion of [6, 8]) {
      const answer = await actOnNeed(api, officer, act, id, { expectedVersion });

      expect(codeOf(answer)).toBe('CONFLICT');
      expect(answer.errors?.[0]?.extensions['currentVersion']).toBe(7);
    }
    expect(await stored('need', id)).toEqual(before);
  });

  it('does not tell one that may not be seen from one that is not there', async () => {
    const stranger = await newOfficer(role, elsewhere[role]);
    const id = await newNeed({ verification });
    const before = await stored('need', id);

    const hidden = await actOnNeed(api, stranger, act, id);
    const madeUp = await actOnNeed(api, stranger, act, randomUUID());

    expect(codeOf(hidden)).toBe('NOT_FOUND');
    expect(hidden.errors?.[0]?.message).toBe(madeUp.errors?.[0]?.message);
    expect(codeOf(madeUp)).toBe('NOT_FOUND');
    expect(await stored('need', id)).toEqual(before);
  });

  it.each(['need_1', 'intervention_0192f0c1-0000-4000-8000-000000000000', "need_'; drop table need", ''])(
    'finds nothing under "%s"',
    async id => {
      const officer = await newOfficer(role, here[role]);

      expect(codeOf(await actOnNeed(api, officer, act, '', { id }))).toBe('NOT_FOUND');
    },
  );

  it('is forbidden to those who see it but do it elsewhere', async () => {
    const visitor = await newPerson([
      { role: 'AUDITOR', area: '15.71' },
      { role, area: elsewhere[role] },
    ]);
    const id = await newNeed({ verification });
    const before = await stored('need', id);

    expect(codeOf(await actOnNeed(api, visitor, act, id))).toBe('FORBIDDEN');
    expect(await stored('need', id)).toEqual(before);
  });

  it('happens to one of two who send it at the same time', async () => {
    const officers = [await newOfficer(role, here[role]), await newOfficer(role, here[role])];
    const id = await newNeed({ verification });

    const answers = await Promise.all(officers.map(who => actOnNeed(api, who, act, id)));

    const refused = answers.filter(({ errors }) => errors);
    expect(refused).toMatchObject([{ errors: [{ extensions: { code: 'CONFLICT', currentVersion: 2 } }] }]);
    expect(await stored('need', id)).toMatchObject({ version: 2 });
  });
});
