import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeedArea } from '../../seeds/demo/places.ts';
import type { DemoWorld } from '../../seeds/demo/rows.ts';
import { demoWorld } from '../../seeds/demo/world.ts';
import { loadDemo, loadReference } from '../../seeds/load.ts';
import { personas } from '../../seeds/personas.ts';
import inpres from '../../seeds/reference/inpres.json' with { type: 'json' };
import needKinds from '../../seeds/reference/need-kinds.json' with { type: 'json' };
import { importAreas, officialAreas, officialCounts } from '../../src/areas/area-import.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { newDatabase } from '../support/database.ts';

const today = new Date('2026-11-23T04:00:00Z');
let areas: SeedArea[];
let world: DemoWorld;

beforeAll(async () => {
  areas = await realAreas();
  world = demoWorld(areas, today);
});

/** Those that are given, and those that the database makes of agreements. */
function grantsIn({ access_grant, agreement, agreement_area, agreement_member }: DemoWorld) {
  const ofPartners = agreement_member.flatMap(({ agreement_id, person_id }) =>
    agreement_area
      .filter(place => place.agreement_id === agreement_id)
      .map(({ area_code }) => ({
        person_id,
        role: 'PARTNER',
        area_code,
        organization_id: agreement.find(({ id }) => id === agreement_id)?.partner_id ?? null,
      })),
  );
  return [...access_grant, ...ofPartners];
}

describe('reference data', () => {
  it('has the activities of the Inpres under their programmes', () => {
    const counts = inpres.programmes.map(
      ({ id }) => inpres.activities.filter(activity => activity.programmeId === id).length,
    );

    expect(counts).toEqual([2, 12, 6, 15, 7, 3, 10, 3]);
    expect(inpres.activities.map(({ id }) => id)).toEqual(Array.from({ length: 58 }, (_, index) => index + 1));
    expect(inpres.targets).toHaveLength(4);
  });

  it('says what the Inpres leaves out', () => {
    expect(inpres.gaps.map(({ sector }) => sector)).toEqual(['DRAINAGE', 'ELECTRICITY']);
  });
});

describe('the demo world', () => {
  it('is the same for the same areas and day, in whatever order the areas come', () => {
    const later = new Date(today.getTime() + 3_600_000);

    expect(demoWorld(areas.toReversed(), later)).toEqual(world);
  });

  it('has every persona, with the grants they hold', () => {
    const { person } = world;
    const idBySubject = new Map(person.map(({ subject, id }) => [subject, id]));

    for (const { subject, grants } of personas) {
      const held = grantsIn(world).filter(grant => grant.person_id === idBySubject.get(subject));
      expect(held.map(({ role, area_code }) => ({ role, areaCode: area_code }))).toEqual(
        grants.map(({ role, areaCode }) => ({ role, areaCode })),
      );
    }
  });

  it('is dense where it is shown', () => {
    const { need, intervention } = world;
    const here = intervention.filter(row => row.area_code === '15.71.01.1001');
    const withNeeds = new Set(need.map(row => row.area_code.slice(0, 8)));

    expect(new Set(here.map(row => row.status)).size).toBe(8);
    expect(new Set(need.filter(row => row.area_code === '15.71.01.1001').map(row => row.kind_code)).size).toBe(
      needKinds.length,
    );
    expect(areas.filter(area => /^15\.71\.\d\d$/.test(area.code) && !withNeeds.has(area.code))).toEqual([]);
    expect(new Set(need.map(row => row.area_code.slice(0, 2))).size).toBe(38);
  });

  it('answers needs with interventions of the same village, and no more than was needed', () => {
    const { need, intervention, need_answer } = world;
    const needs = new Map(need.map(row => [row.id, row]));
    const interventions = new Map(intervention.map(row => [row.id, row]));

    for (const answer of need_answer) {
      const answered = needs.get(answer.need_id);
      const answering = interventions.get(answer.intervention_id);
      expect(answering?.area_code).toBe(answered?.area_code);
      expect(answer.quantity).toBeLessThanOrEqual(answered?.quantity ?? 0);
      expect(answer.delivered_quantity === null || answering?.status === 'COMPLETED').toBe(true);
    }
  });

  it('is entered from where its author holds a grant, and names those who take part', () => {
    const { intervention, intervention_participant } = world;
    const held = new Set(
      grantsIn(world).map(grant => `${grant.person_id} ${grant.area_code} ${grant.organization_id}`),
    );
    const participants = Map.groupBy(intervention_participant, row => row.intervention_id);

    const strangers = intervention.filter(
      row => !held.has(`${row.proposed_by_id} ${row.entered_area_code} ${row.entered_organization_id}`),
    );
    expect(strangers).toEqual([]);
    for (const { id, organization_ids } of intervention) {
      const named = (participants.get(id) ?? []).map(row => row.organization_id);
      expect(organization_ids.toSorted()).toEqual([...new Set(named)].toSorted());
    }
  });

  it('happens in order, and not after today', () => {
    const { need, intervention, progress_note } = world;
    const lives = [
      ...need.map(row => [row.reported_at, row.verified_at, row.met_at]),
      ...intervention.map(row => [row.proposed_at, row.verified_at, row.approved_at, row.started_at, row.completed_at]),
      ...progress_note.map(row => [row.reported_at]),
    ].map(life => life.filter(at => at !== null));

    for (const life of lives) expect(life).toEqual(life.toSorted());
    expect(lives.flat().filter(at => at > today.toISOString())).toEqual([]);
  });

  it('fits the database, which then tells what is covered', { timeout: 120_000 }, async () => {
    const database = await newDatabase('test_demo_world');
    afterAll(() => database.close());

    const loaded = await asKeeper(database.orm, async rows => {
      await importAreas(rows, officialAreas, officialCounts);
      await loadReference(rows);
      await loadReference(rows);
      return [await loadDemo(rows, today), await loadDemo(rows, today)];
    });
    const statuses = await asKeeper(database.orm, rows =>
      sql<{ status: string }>`select distinct status from need order by 1`.execute(rows),
    );

    expect(loaded).toEqual([true, false]);
    expect(statuses.rows.map(({ status }) => status)).toEqual(['IN_PROGRESS', 'MET', 'OPEN', 'PLANNED', 'WITHDRAWN']);
  });
});

async function realAreas(): Promise<SeedArea[]> {
  return (await officialAreas()).map(({ code, name, level }, index) => ({ id: index + 1, code, name, level }));
}
