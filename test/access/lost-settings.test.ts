import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Carried } from '../../src/platform/compiler/channel.ts';
import type { Texts } from '../../src/platform/text-row.ts';
import { useApi, type Api } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer, type Somebody } from '../support/factories.ts';
import { useLine, type Sent } from '../support/line.ts';

/**
 * Who asks is a setting of a connection, and a pooler, an error or a mistake of ours may lose it. A statement tells under
 * whose settings it ran; what ran under another's is thrown away, and the answer comes field by field.
 */
const ways = [
  ['an answer that would be kept', useApi({ readPath: 'compiled' })],
  ['an answer that is not kept', useApi({ readPath: 'compiled', responseCache: false })],
] as const;
const line = useLine();
beforeEach(emptyDatabase);
afterEach(() => line.set(undefined));

const query = '{ needs { totalCount nodes { title } } viewer { person { name } } }';
const here = { needs: { totalCount: 1, nodes: [{ title: 'Di sini' }] }, viewer: { person: { name: 'Nurhayati' } } };

/** A village's officer and the centre's, both known to the program, with what the centre's statements carry. */
async function newWorld(by: Api): Promise<{ officer: Somebody; centre: Somebody; carried: Carried | undefined }> {
  await newNeed({ area: '15.71.01.1001', title: 'Di sini' });
  await newNeed({ area: '15.03.01.2001', title: 'Di sana' });
  const officer = await newOfficer('VILLAGE', '15.71.01.1001');
  const centre = await newOfficer('CENTRE_ADMIN', 'ID');
  let carried: Carried | undefined;
  await by.run(officer, '{ viewer { person { id } } }');
  line.set(async sent => {
    // Their own request ends; what another carries by mistake does not end with it.
    carried = sent.carried && { ...sent.carried, gone: undefined };
    return await sent.run();
  });
  await by.run(centre, query);
  line.set(undefined);
  return { officer, centre, carried };
}

const forgetting = {
  name: 'forgetting',
  text: `select set_config('episentrum.stamp', '', false)`,
  parameters: [],
};

/** Only what carries somebody; what is asked for nobody in particular is not lost. */
const losing = (lose: (sent: Sent) => Promise<Texts>) => async (sent: Sent) =>
  sent.carried === undefined ? await sent.run() : await lose(sent);

describe.each(ways)('%s', (_kind, by) => {
  it('is theirs, when the settings of somebody who may see more are in their place', async () => {
    const { officer, carried } = await newWorld(by);
    const counts: unknown[] = [];
    line.set(
      losing(async ({ run }) => {
        const row = await run({ carried });
        counts.push(row);
        return row;
      }),
    );

    const answer = await by.run(officer, query);

    expect(counts).toHaveLength(1);
    expect(answer).toMatchObject({ readPath: 'executed', data: here });
    expect(answer.errors).toBeUndefined();
  });

  it('is theirs, when the settings are lost altogether', async () => {
    const { officer } = await newWorld(by);
    line.set(
      losing(async ({ run }) => await run({ carried: { stamp: 'lost', settings: { 'episentrum.stamp': '' } } })),
    );

    const answer = await by.run(officer, query);

    expect(answer).toMatchObject({ readPath: 'executed', data: here });
  });

  it('is theirs, when a connection had never any', async () => {
    const { officer } = await newWorld(by);
    line.set(losing(async ({ statement, run }) => await run({ carried: undefined, statement: { ...statement } })));

    const answer = await by.run(officer, query);

    expect(answer.data).toEqual(here);
  });

  it('is theirs, when the row of another’s statement comes back', async () => {
    const { officer, centre } = await newWorld(by);
    let row: Texts = [];
    line.set(
      losing(async ({ run }) => {
        row = await run();
        return row;
      }),
    );
    await by.run(centre, `${query} # again`);
    line.set(losing(async () => await Promise.resolve(row)));

    const answer = await by.run(officer, query);

    expect(answer).toMatchObject({ readPath: 'executed', data: here });
  });

  it('is of one statement again, and still theirs, when the settings are back', async () => {
    const { officer, centre, carried } = await newWorld(by);
    line.set(losing(async ({ run }) => await run({ carried })));
    await by.run(officer, query);
    line.set(undefined);

    const answers = [await by.run(officer, query), await by.run(centre, query), await by.run(officer, query)];

    expect(answers).toMatchObject([
      { readPath: 'compiled', data: here },
      { readPath: 'compiled', data: { needs: { totalCount: 2 } } },
      { readPath: 'compiled', data: here },
    ]);
  });

  it('is of one statement again after it was not once, when the connection lost them by itself', async () => {
    const { officer } = await newWorld(by);
    await by.run(officer, query);
    line.set(
      losing(async ({ run, statement }) => {
        line.set(undefined);
        await run({ carried: undefined, statement: forgetting, values: [] });
        return await run({ statement });
      }),
    );

    const answers = [await by.run(officer, query), await by.run(officer, query), await by.run(officer, query)];

    expect(answers.map(({ data }) => data)).toEqual([here, here, here]);
    expect(answers.slice(1).map(({ readPath }) => readPath)).toEqual(['compiled', 'compiled']);
  });

  it('comes field by field, when the way to the database is cut for whatever reason', async () => {
    const { officer } = await newWorld(by);
    line.set(losing(async () => await Promise.reject(new Error('Nobody knows why.'))));

    const answer = await by.run(officer, query);

    expect(answer).toMatchObject({ readPath: 'executed', data: here });
    expect(answer.errors).toBeUndefined();
  });
});
