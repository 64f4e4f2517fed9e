import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { change } from '../../support/database.ts';
import { newPerson, type Somebody } from '../../support/factories.ts';
import type { Agreed, Grant, Role, Viewer } from './oracle.ts';
import type { Organizations } from './world.ts';

/** Everybody who asks, and as whom. */
export interface Asker extends Viewer {
  /** Nothing for nobody. */
  readonly who: Somebody | null;
  /** Where their office is. */
  readonly area: string;
  /** Asked in the short form too. */
  readonly short: boolean;
}

type Sketch = Omit<Grant, 'validity'> & { readonly validity?: Grant['validity'] };

interface Wanted {
  readonly grants: readonly Sketch[];
  readonly suspended?: true;
  readonly long?: true;
}

const hour = 3_600_000;

const usually: readonly Agreed[] = ['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS', 'DRAFT_INTERVENTIONS'];

const longUnless = (short: boolean): { readonly long?: true } => (short ? {} : { long: true });

function everybody({ water, health, ngo, company }: Organizations): readonly Wanted[] {
  const one = (role: Role, area: string, facts: Partial<Sketch> = {}): Sketch => ({ role, area, ...facts });
  const agency = (area: string, organization: string, ...sectors: string[]) =>
    one('SECTOR_AGENCY', area, { organization, sectors });
  const partner = (area: string, organization: string, ...sectors: string[]) =>
    one('PARTNER', area, { organization, sectors, agreed: usually });
  const agreedOn = (rights: readonly Agreed[], grant: Sketch): Sketch => ({ ...grant, agreed: rights });
  /** One of each role, at the place where it usually is. */
  const usual: readonly Sketch[] = [
    one('CENTRE_ADMIN', 'ID'),
    one('BAPPENAS', 'ID'),
    one('PROVINCE', '15'),
    one('REGENCY', '15.71'),
    one('DISTRICT', '15.71.01'),
    one('VILLAGE', '15.71.01.1001'),
    one('POKJA', '15.71.01.1001'),
    agency('15.71', water, 'WATER'),
    partner('15.71', ngo, 'WATER'),
    one('SURVEY_SUPERVISOR', '15'),
    one('ENUMERATOR', '15.71'),
    one('AUDITOR', 'ID'),
    one('ANALYST', '15.71'),
    one('SYS_ADMIN', 'ID'),
  ];
  const elsewhere: readonly Sketch[] = [
    one('PROVINCE', '11'),
    one('REGENCY', '15.03'),
    one('DISTRICT', '15.71.02'),
    one('VILLAGE', '15.71.01.1002'),
    one('VILLAGE', '15.71.02.1004'),
    one('VILLAGE', '11.01.01.2001'),
    one('POKJA', '15.71.01.1002'),
    one('POKJA', '15.03.01.2001'),
    agency('15', health, 'HEALTH', 'NUTRITION'),
    agency('ID', water, 'WATER', 'SANITATION'),
    agency('15.71.01.1001', water, 'HEALTH'),
    agency('11', health, 'WATER'),
    partner('15.71', ngo, 'HEALTH'),
    partner('15', company, 'HEALTH'),
    partner('15.71.01.1002', ngo, 'WATER'),
    partner('11', company, 'WATER'),
    partner('15.03', company, 'EDUCATION'),
    agreedOn(['READ_NEEDS'], partner('15.71', ngo, 'WATER')),
    agreedOn(['READ_INTERVENTIONS', 'READ_CONTACTS'], partner('15.71', ngo, 'WATER')),
    agreedOn(['READ_NEEDS', 'READ_INTERVENTIONS'], partner('15', company, 'WATER', 'HEALTH')),
    agreedOn(['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS', 'READ_CONTACTS'], partner('15', company, 'WATER')),
    one('BAPPENAS', '15'),
    one('AUDITOR', '15'),
    one('AUDITOR', '15.71'),
    one('AUDITOR', '15.71.01.1002'),
    one('ANALYST', 'ID'),
    one('ANALYST', '15'),
    one('ANALYST', '15.71.02.1004'),
    one('SURVEY_SUPERVISOR', '15.71'),
    one('ENUMERATOR', '15.71.01.1001'),
  ];
  /** Each cell of a union is judged on its own: the area of the one with the rights of the other is no right. */
  const twice: readonly (readonly Sketch[])[] = [
    [one('VILLAGE', '15.71.01.1001'), one('DISTRICT', '15.71.01')],
    [one('VILLAGE', '15.71.01.1001'), one('VILLAGE', '15.71.02.1004')],
    [one('VILLAGE', '15.71.01.1001'), one('DISTRICT', '15.71.02')],
    [one('REGENCY', '15.03'), one('ANALYST', 'ID')],
    [partner('15.71', ngo, 'WATER'), partner('15.03', ngo, 'HEALTH')],
    [agency('15.71', water, 'WATER'), one('POKJA', '15.71.02.1004')],
    [one('AUDITOR', '15.71'), partner('15', company, 'WATER')],
    [one('SYS_ADMIN', 'ID'), one('VILLAGE', '15.03.01.2001')],
    [one('POKJA', '15.71.01.1001'), one('REGENCY', '15.71', { validity: 'ended' })],
    [one('ANALYST', '11'), one('CENTRE_ADMIN', 'ID', { validity: 'not yet' })],
    [one('DISTRICT', '15.71.01'), one('DISTRICT', '15.71.02', { validity: 'ended' })],
    [agreedOn(['READ_NEEDS', 'READ_INTERVENTIONS'], partner('15.71', ngo, 'WATER')), one('ANALYST', '15.71')],
  ];
  return [
    ...usual.map(grant => ({ grants: [grant] })),
    ...usual.map((grant, at) => ({ grants: [grant], suspended: true as const, ...longUnless(at % 3 === 0) })),
    ...usual.map((grant, at) => ({ grants: [{ ...grant, validity: 'ended' as const }], ...longUnless(at % 3 === 1) })),
    ...usual.map((grant, at) => ({
      grants: [{ ...grant, validity: 'not yet' as const }],
      ...longUnless(at % 3 === 2),
    })),
    ...elsewhere.map((grant, at) => ({ grants: [grant], ...longUnless(at % 4 === 0) })),
    ...twice.map((grants, at) => ({ grants, ...longUnless(at % 3 === 0) })),
    { grants: [] },
  ];
}

export async function newAskers(organizations: Organizations): Promise<readonly Asker[]> {
  const names = new Map(Object.entries(organizations).map(([name, id]) => [id, name]));
  const askers: Asker[] = [
    {
      name: 'nobody',
      signedIn: false,
      person: undefined,
      suspended: false,
      grants: [],
      who: null,
      area: 'ID',
      short: true,
    },
    {
      name: 'a token of somebody unknown',
      signedIn: true,
      person: undefined,
      suspended: false,
      grants: [],
      who: { id: randomUUID(), subject: `test:${randomUUID()}` },
      area: 'ID',
      short: true,
    },
  ];
  for (const { grants, suspended = false, long = false } of everybody(organizations)) {
    const held = grants.map(({ validity = 'now', ...grant }): Grant => ({ ...grant, validity }));
    const told = held.map(({ role, area, organization = '', sectors = [], agreed, validity }) =>
      [
        role,
        area,
        names.get(organization) ?? '',
        sectors.join('+'),
        agreed === undefined || agreed === usually ? '' : `[${agreed.join(' ')}]`,
        validity === 'now' ? '' : `(${validity})`,
      ]
        .filter(word => word !== '')
        .join(' '),
    );
    const who = await newPerson(
      held.map(({ role, area, organization, sectors, agreed, validity }) => ({
        role,
        area,
        ...(organization !== undefined && { organization }),
        ...(sectors && { sectors }),
        ...(agreed && { allows: agreed }),
        ...(validity === 'not yet' && { from: new Date(Date.now() + 24 * hour) }),
        ...(validity === 'ended' && { to: new Date(Date.now() - hour) }),
      })),
      { phone: '0812000', ...(suspended && { suspendedAt: new Date(Date.now() - hour) }) },
    );
    const organization = held[0]?.organization;
    if (organization !== undefined) {
      await change(sql`update person set organization_id = ${organization} where id = ${who.id}`);
    }
    const name = `${told.join(' and ') || 'somebody without a grant'}${suspended ? ', suspended' : ''}`;
    const area = held[0]?.area ?? 'ID';
    askers.push({ name, signedIn: true, person: who.id, suspended, grants: held, who, area, short: !long });
  }
  return askers;
}
