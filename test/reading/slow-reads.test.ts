import { beforeEach, expect, it } from 'vitest';
import { useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';
import { useLine } from '../support/line.ts';

const line = useLine();
const api = useApi();
beforeEach(emptyDatabase);

it('says once that a read took too long, and does not begin it again another way', async () => {
  const village = await newOfficer('VILLAGE', '15.71.01.1001');
  let sent = 0;
  line.set(async () => {
    sent += 1;
    throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  });

  const answer = await api.run(village, '{ needs { totalCount } }');

  line.set(undefined);
  expect(answer).toMatchObject({ status: 200, data: null, errors: [{ extensions: { code: 'QUERY_TOO_EXPENSIVE' } }] });
  expect(answer.errors).toHaveLength(1);
  expect(sent).toBe(1);
});

it('answers field by field what goes wrong on the way of a compiled read', async () => {
  const village = await newOfficer('VILLAGE', '15.71.01.1001');
  await newNeed({ area: '15.71.01.1001' });
  line.set(async () => {
    throw Object.assign(new Error('cached plan must not change result type'), { code: '0A000' });
  });

  const answer = await api.run(village, '{ needs { totalCount } }');

  line.set(undefined);
  expect(answer).toMatchObject({ data: { needs: { totalCount: 1 } }, readPath: 'executed' });
});
