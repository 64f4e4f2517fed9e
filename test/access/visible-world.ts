import type { Role } from '../../src/access/permissions.ts';
import { globalId } from '../../src/platform/global-id.ts';
import type { Api } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import {
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type InterventionRow,
  type NeedRow,
  type Somebody,
} from '../support/factories.ts';

/**
 * "What is visible when" of `domain.md`: every role against rows everywhere and in every state. What should be seen is
 * told here in words of the domain, apart from the program.
 */

export interface Position {
  readonly role: Role;
  readonly area: string;
  /** Speaks for the organization that some rows name. */
  readonly named?: true;
  readonly sectors?: readonly string[];
}

export const positions: readonly Position[] = [
  { role: 'CENTRE_ADMIN', area: 'ID' },
  { role: 'BAPPENAS', area: 'ID' },
  { role: 'PROVINCE', area: '15' },
  { role: 'PROVINCE', area: '11' },
  { role: 'REGENCY', area: '15.71' },
  { role: 'REGENCY', area: '15.03' },
  { role: 'DISTRICT', area: '15.71.01' },
  { role: 'VILLAGE', area: '15.71.01.1001' },
  { role: 'VILLAGE', area: '15.71.01.1002' },
  { role: 'POKJA', area: '15.71.01.1001' },
  { role: 'SECTOR_AGENCY', area: '15.71', named: true, sectors: ['WATER'] },
  { role: 'SECTOR_AGENCY', area: '15.71', sectors: ['HEALTH', 'NUTRITION'] },
  { role: 'SECTOR_AGENCY', area: '15', sectors: ['WATER'] },
  { role: 'PARTNER', area: '15.71', named: true, sectors: ['HEALTH'] },
  { role: 'PARTNER', area: '15.71.01.1002', sectors: ['WATER'] },
  { role: 'PARTNER', area: '15.71', named: true },
  { role: 'AUDITOR', area: 'ID' },
  { role: 'AUDITOR', area: '15.71' },
  { role: 'ANALYST', area: 'ID' },
  { role: 'ANALYST', area: '15.71' },
];

export interface Fact {
  readonly area: string;
  readonly verified: boolean;
  readonly sectors: readonly string[];
  readonly names: boolean;
}

export const contains = (area: string, place: string): boolean =>
  area === 'ID' || place === area || place.startsWith(`${area}.`);

/** Drafts and proposals: the place, the levels above, whoever is named. From then on: also below, and by sector. */
export function maySee({ role, area, named, sectors = [] }: Position, fact: Fact): boolean {
  const inside = contains(area, fact.area);
  const above = area !== fact.area && contains(fact.area, area);
  const reached = inside || above;
  switch (role) {
    case 'CENTRE_ADMIN':
      return inside;
    case 'BAPPENAS':
    case 'PROVINCE':
    case 'REGENCY':
    case 'DISTRICT':
    case 'VILLAGE':
    case 'POKJA':
    case 'AUDITOR':
      return inside || (above && fact.verified);
    case 'ANALYST':
      return reached && fact.verified;
    case 'SECTOR_AGENCY':
    case 'PARTNER':
      // An agreement is for an area: what names its organization elsewhere is not in it.
      return (
        reached &&
        ((named === true && fact.names) || (fact.verified && fact.sectors.some(sector => sectors.includes(sector))))
      );
    default:
      return false;
  }
}

const areas = [
  'ID',
  '15',
  '15.71',
  '15.71.01',
  '15.71.01.1001',
  '15.71.01.1002',
  '15.71.02.1004',
  '15.03.01.2001',
  '11.01.01.2001',
];
const needStates = ['DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED'] as const;
const interventionStates = ['DRAFT', 'PROPOSED', 'RETURNED', 'VERIFIED', 'RUNNING', 'CANCELLED'];

export interface World {
  readonly needs: ReadonlyMap<string, Fact>;
  readonly interventions: ReadonlyMap<string, Fact>;
  readonly people: ReadonlyMap<Position, Somebody>;
}

export async function newWorld(): Promise<World> {
  const needs = new Map<string, Fact>();
  const interventions = new Map<string, Fact>();
  const people = new Map<Position, Somebody>();
  await emptyDatabase();
  const organization = await newOrganization({ name: 'Yayasan Air Jambi', kind: 'NGO' });
  const reportedBy = await newOfficer('VILLAGE', '15.71.01.1001');
  for (const area of areas) {
    for (const verification of needStates) {
      for (const sector of ['WATER', 'HEALTH']) {
        const facts: NeedRow = { area, verification, sector, reportedBy };
        const fact = { area, verified: verification === 'VERIFIED', sectors: [sector], names: false };
        needs.set(globalId('need', await newNeed(facts)), fact);
      }
    }
    for (const status of interventionStates) {
      const sectors = status === 'VERIFIED' ? ['HEALTH', 'WATER'] : ['WATER'];
      const facts: InterventionRow = { area, status, sectors, proposedBy: reportedBy };
      const fact = { area, verified: ['VERIFIED', 'RUNNING'].includes(status), sectors };
      interventions.set(globalId('intervention', await newIntervention(facts)), { ...fact, names: false });
      if (!['DRAFT', 'VERIFIED'].includes(status)) continue;
      const naming = await newIntervention({ ...facts, participants: [{ organization }] });
      interventions.set(globalId('intervention', naming), { ...fact, names: true });
    }
  }
  for (const position of positions) {
    const { role, area, named, sectors } = position;
    const grant = { role, area, ...(sectors && { sectors }), ...(named && { organization }) };
    people.set(position, await newPerson([grant], { phone: '0812' }));
  }
  return { needs, interventions, people };
}

/** Ids of the rows that somebody in this position should see. */
export function seenBy(position: Position, rows: ReadonlyMap<string, Fact>): string[] {
  return [...rows].flatMap(([id, fact]) => (maySee(position, fact) ? [id] : [])).toSorted();
}

interface Seen {
  readonly needs: readonly string[];
  readonly interventions: readonly string[];
  /** How many the lists say that there are. */
  readonly counts: readonly (number | undefined)[];
  /** Those of all needs that can be opened by their id. */
  readonly opened: readonly string[];
}

/** What somebody in this position should find, count and open. */
export function seenOf(world: World, position: Position): Seen {
  const [needs, interventions] = [seenBy(position, world.needs), seenBy(position, world.interventions)];
  return { needs, interventions, counts: [needs.length, interventions.length], opened: needs };
}

/** What they do find, count and open. */
export async function openedBy(world: World, position: Position, by: Api) {
  const who = world.people.get(position) ?? null;
  const lists = await by.run<Record<string, { totalCount: number; nodes: { id: string }[] }>, object>(
    who,
    '{ needs(first: 100) { totalCount nodes { id } } interventions(first: 100) { totalCount nodes { id } } }',
  );
  const opened = await by.run<{ nodes: ({ id: string } | null)[] }, object>(
    who,
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: [...world.needs.keys()] },
  );
  const ids = (name: string) => lists.data?.[name]?.nodes.map(({ id }) => id).toSorted();
  return {
    readPath: lists.readPath,
    needs: ids('needs'),
    interventions: ids('interventions'),
    counts: [lists.data?.['needs']?.totalCount, lists.data?.['interventions']?.totalCount],
    opened: opened.data?.nodes.flatMap(node => node?.id ?? []).toSorted(),
  };
}
