import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

/** One field is refused at once; the others are still at work when the answer goes out. */
const halfWay = `{
  needStatistics(groupBy: [SECTOR, KIND, STATUS, SEVERITY, YEAR]) { total { count } }
  needs { nodes { kind { name } answers { intervention { title } } } }
  interventions { nodes { participants { organization { name } } answers { need { title } } } }
}`;

describe('an operation that fails half-way', () => {
  it('keeps no connection, however often it is sent', async () => {
    const need = await newNeed();
    await newIntervention({ answers: [{ need, quantity: 1 }] });
    const officer = await newOfficer('REGENCY', '15.71');

    const answers = await Promise.all(Array.from({ length: 25 }, () => api.run(officer, halfWay)));

    expect(new Set(answers.map(codeOf))).toEqual(new Set(['BAD_USER_INPUT']));
    const { data } = await api.run(officer, '{ needs { totalCount } }');
    expect(data).toEqual({ needs: { totalCount: 1 } });
  });
});
