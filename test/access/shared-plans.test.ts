import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../seeds/demo/random.ts';
import type { Role } from '../../src/access/permissions.ts';
import { useApi, type Api } from '../support/api.ts';
import { emptyDatabase, testAreas } from '../support/database.ts';
import { newNeed, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';
import { useLine } from '../support/line.ts';
import { contains, maySee, type Fact, type Position } from './visible-world.ts';

/**
 * Viewers with the same kinds of grants share a plan, a prepared statement and, in turns, a connection. What is theirs
 * alone are its values, and the settings by which row level security knows them.
 */
// Hundreds are asked at once: the last of them is waited for longer than a client is let wait.
const longestWait = 60_000;
const keeping = useApi({ readPath: 'compiled', longestWait });
const reading = useApi({ readPath: 'compiled', longestWait, responseCache: false });
const line = useLine();

const villages = testAreas.filter(({ level }) => level === 'VILLAGE').map(({ code }) => code);
const needs = new Map<string, Fact>();
const people = new Map<Position, Somebody>();
let expected: ReadonlyMap<Position, readonly string[]>;

const roleAt: Readonly<Record<string, readonly Role[]>> = {
  COUNTRY: ['CENTRE_ADMIN', 'AUDITOR', 'ANALYST'],
  PROVINCE: ['PROVINCE', 'ANALYST'],
  REGENCY: ['REGENCY', 'AUDITOR'],
  DISTRICT: ['DISTRICT'],
  VILLAGE: ['VILLAGE', 'POKJA'],
};

// These tests only read.
beforeAll(async () => {
  await emptyDatabase();
  const reportedBy = await newPerson();
  for (const area of villages) {
    for (const [verification, sector] of [
      ['SUBMITTED', 'WATER'],
      ['VERIFIED', 'WATER'],
      ['VERIFIED', 'HEALTH'],
    ] as const) {
      const title = `${area} ${verification} ${sector}`;
      needs.set(title, { area, verified: verification === 'VERIFIED', sectors: [sector], names: false });
      await newNeed({ area, verification, sector, title, reportedBy });
    }
  }
  for (const { code: area, level } of testAreas)
    for (const role of roleAt[level] ?? []) people.set({ role, area }, await newOfficer(role, area));
  for (const area of ['15.71', '15.03', '11.01', '15.71.01.1001']) {
    for (const sectors of [['WATER'], ['HEALTH']]) {
      const organization = await newOrganization({ kind: 'NGO', area });
      const role = 'PARTNER';
      people.set({ role, area, sectors }, await newPerson([{ role, area, organization, sectors }]));
    }
  }
  expected = new Map(
    [...people.keys()].map(position => [
      position,
      [...needs].flatMap(([title, fact]) => (maySee(position, fact) ? [title] : [])).toSorted(),
    ]),
  );
});

const everything = '{ needs(first: 100) { totalCount nodes { title } } }';
const around = `query ($code: String!) {
  area(code: $code) { ... on Regency { needs(first: 100) { totalCount nodes { title } } } }
}`;

async function ask(position: Position, by: Api, place = '') {
  type Listed = { totalCount: number; nodes: { title: string }[] };
  const { data, readPath } = await by.run<{ needs?: Listed; area?: { needs: Listed } }, object>(
    people.get(position) ?? null,
    ...((place === '' ? [everything] : [around, { code: place }]) as [string]),
  );
  const list = data?.needs ?? data?.area?.needs;
  return { readPath, totalCount: list?.totalCount, titles: list?.nodes.map(({ title }) => title).toSorted() };
}

const seenIn = (position: Position, place = '') =>
  (expected.get(position) ?? []).filter(title => place === '' || contains(place, title.split(' ')[0] as string));

describe.each([
  ['from kept answers', keeping],
  ['by one statement', reading],
])('%s, hundreds of reads by dozens of viewers at once', (_way, by) => {
  it('give each of them theirs, and nothing else', async () => {
    const positions = [...people.keys()];
    const asked = Array.from({ length: 600 }, (_, index) => {
      const random = new Random('read', index);
      return { position: random.pick(positions), place: random.pick(['', '15.71', '15.03', '11.01']) };
    });

    const answers = await Promise.all(asked.map(({ position, place }) => ask(position, by, place)));

    for (const [index, { position, place }] of asked.entries()) {
      const titles = seenIn(position, place);
      expect({ position, place, ...answers[index] }).toEqual({
        position,
        place,
        readPath: 'compiled',
        totalCount: titles.length,
        titles,
      });
    }
    expect(new Set([...expected.values()].map(titles => titles.join())).size).toBeGreaterThan(20);
  });

  it('one after the other, in turns, too', async () => {
    for (const position of [...people.keys(), ...[...people.keys()].toReversed()]) {
      const { titles } = await ask(position, by);
      expect({ position, titles }).toEqual({ position, titles: seenIn(position) });
    }
  });
});

describe('two viewers', () => {
  /** What goes over the line for somebody who is known already. */
  async function sentFor(position: Position) {
    await ask(position, reading);
    const sent: { name: string; text: string; values: readonly unknown[]; stamp: string | undefined }[] = [];
    line.set(async ({ statement, values, carried, run }) => {
      sent.push({ name: statement.name, text: statement.text, values, stamp: carried?.stamp });
      return await run();
    });
    await ask(position, reading);
    line.set(undefined);
    expect(sent).toHaveLength(1);
    return sent[0];
  }
  const the = (role: Role, area: string) =>
    [...people.keys()].find(position => position.role === role && position.area === area) as Position;

  it('of the same kind send the same statement with values of their own', async () => {
    const [here, there] = [
      await sentFor(the('VILLAGE', '15.71.01.1001')),
      await sentFor(the('VILLAGE', '15.03.01.2001')),
    ];

    expect(there).toMatchObject({ name: here?.name, text: here?.text });
    expect(here?.values).toContain('15.71.01.1001');
    expect(there?.values).toContain('15.03.01.2001');
    expect(there?.stamp).not.toBe(here?.stamp);
  });

  it('send nothing of themselves in the text of a statement', async () => {
    for (const position of people.keys()) {
      const sent = await sentFor(position);
      const area = position.area === 'ID' ? [] : [position.area];
      for (const own of [people.get(position)?.id, people.get(position)?.subject, ...area, ...(position.sectors ?? [])])
        expect(sent?.text).not.toContain(`'${own}'`);
    }
  });

  it('of the same kind, with their grants in one place or in two, have each what is theirs, by a statement', async () => {
    const viewerOf = async (...areas: readonly [string, string]) =>
      await newPerson([
        { role: 'VILLAGE', area: areas[0] },
        { role: 'ANALYST', area: areas[1] },
      ]);
    const ways = [
      ['15.71.01.1001', '15.71.01.1001'],
      ['15.71.01.1001', '15.71'],
      ['15.03.01.2001', '15.03.01.2001'],
    ] as const;

    for (const [office, analysed] of [...ways, ...ways.toReversed()]) {
      const grants = [
        { role: 'VILLAGE', area: office },
        { role: 'ANALYST', area: analysed },
      ] as const;
      const { data, readPath } = await reading.run<{ needs: { nodes: { title: string }[] } }, object>(
        await viewerOf(office, analysed),
        everything,
      );

      expect({ readPath, titles: data?.needs.nodes.map(({ title }) => title).toSorted() }).toEqual({
        readPath: 'compiled',
        titles: [...needs]
          .flatMap(([title, fact]) => (grants.some(grant => maySee(grant, fact)) ? [title] : []))
          .toSorted(),
      });
    }
  });

  it('of different kinds send different ones', async () => {
    const texts: unknown[] = [];
    for (const position of [the('CENTRE_ADMIN', 'ID'), the('PROVINCE', '15')])
      texts.push((await sentFor(position))?.text);

    expect(new Set(texts).size).toBe(2);
  });
});
