import needKinds from '../reference/need-kinds.json' with { type: 'json' };
import type { Calendar } from './calendar.ts';
import { elsewhere, metReasons, needTexts, returnedNeedReasons, withdrawnReasons } from './need-texts.ts';
import type { People } from './people.ts';
import { districtOf, isJambi, isKelurahan, regencyOf, simpangIvSipin, type Places, type Site } from './places.ts';
import { Random, stableId } from './random.ts';
import type { NeedRow } from './rows.ts';

/** A need with its age, which interventions go by. */
export interface Need {
  row: NeedRow;
  verifiedDaysAgo: number | null;
}

type Stage = NeedRow['verification'] | 'WITHDRAWN' | 'MET';

const days = 1826;
const shownStages: readonly Stage[] = ['SUBMITTED', 'DRAFT', 'SUBMITTED', 'RETURNED', 'MET', 'WITHDRAWN'];
const villageSections = [
  'Dusun I',
  'Dusun II',
  'Dusun III',
  'Dusun IV',
  'Dusun Tengah',
  'Dusun Seberang',
  'Dusun Pasar',
];

export function needsOf(site: Site, places: Places, people: People, calendar: Calendar): Need[] {
  const { village } = site;
  const random = new Random('needs', village.code);
  const isUrban = isKelurahan(village.code);
  const weights = Object.fromEntries(
    Object.entries(needTexts).map(([code, { weight }]) => [code, weight[isUrban ? 0 : 1]]),
  );
  const reporters = [...people.holding('VILLAGE', village.code), ...people.holding('POKJA', village.code)];
  const verifiers = [
    ...people.holding('DISTRICT', districtOf(village.code)),
    ...people.holding('REGENCY', regencyOf(village.code)),
  ];

  return Array.from({ length: site.needs }, (_, index) => {
    // The village that people are shown first has needs of every kind, and at every stage.
    const isShown = village.code === simpangIvSipin;
    const kind = isShown ? needKinds[index % needKinds.length]?.code : undefined;
    return makeNeed(index, kind ?? random.weighted(weights), isShown ? shownStages[index] : undefined);
  });

  function makeNeed(index: number, kindCode: string, wanted: Stage | undefined): Need {
    const kind = needKinds.find(({ code }) => code === kindCode);
    const texts = needTexts[kindCode];
    if (kind === undefined || texts === undefined) throw new Error(`Nothing is told about needs of kind ${kindCode}.`);

    const [least, most, step] = texts.quantity;
    const quantity = Math.max(
      step,
      Math.round(random.between(least, Math.round(least + (most - least) * random.next())) / step) * step,
    );
    const spot = isUrban ? `RT ${String(random.between(1, 38)).padStart(2, '0')}` : random.pick(villageSections);
    const fill = (text: string) => text.replace('{spot}', spot).replace('{quantity}', String(quantity));
    const title = fill(random.pick(texts.titles));

    const isYoung = wanted === 'DRAFT' || wanted === 'SUBMITTED' || wanted === 'RETURNED';
    const age = 3 + Math.floor((isYoung ? 60 : days) * random.next());
    const stage = wanted ?? stageAt(random, age);
    const verification = stage === 'WITHDRAWN' || stage === 'MET' ? 'VERIFIED' : stage;
    const verifiedDaysAgo =
      verification === 'VERIFIED' ? Math.max(1, age - random.between(2, Math.min(45, age - 1))) : null;

    return {
      verifiedDaysAgo,
      row: {
        id: stableId('need', village.code, index),
        kind_code: kind.code,
        sector: kind.sector,
        title: isJambi(village.code) ? title : elsewhere(title),
        quantity,
        unit: kind.code === 'OTHER' ? random.pick(['set', 'unit', 'paket']) : kind.unit,
        families_affected: familiesAffected(random, kind.unit, quantity),
        severity: random.weighted({ LOW: 20, MEDIUM: 44, HIGH: 26, CRITICAL: 10 }),
        evidence: random.chance(0.75) ? fill(random.pick(texts.evidence)) : null,
        status: stage === 'WITHDRAWN' || stage === 'MET' ? stage : 'OPEN',
        verification,
        status_reason:
          stage === 'WITHDRAWN' ? random.pick(withdrawnReasons) : stage === 'MET' ? random.pick(metReasons) : null,
        return_reason: stage === 'RETURNED' ? random.pick(returnedNeedReasons) : null,
        reported_by_id: random.pick(reporters),
        reported_at: calendar.at(age, random.between(1, 9), random.between(0, 59)),
        verified_by_id: verification === 'VERIFIED' ? random.pick(verifiers) : null,
        verified_at: verifiedDaysAgo === null ? null : calendar.at(verifiedDaysAgo, random.between(1, 9)),
        met_at:
          stage === 'MET' && verifiedDaysAgo !== null ? calendar.at(random.between(1, verifiedDaysAgo), 9, 30) : null,
        entered_organization_id: null,
        ...places.columns(village.code),
        entered_area_id: village.id,
        entered_area_code: village.code,
      },
    };
  }
}

/** What is old has been looked at; what is new may still be a draft. */
function stageAt(random: Random, age: number): Stage {
  if (age < 90) return random.weighted<Stage>({ DRAFT: 22, SUBMITTED: 30, RETURNED: 10, VERIFIED: 38 });
  if (age < 365)
    return random.weighted<Stage>({ DRAFT: 4, SUBMITTED: 9, RETURNED: 6, VERIFIED: 77, WITHDRAWN: 2, MET: 2 });
  return random.weighted<Stage>({ SUBMITTED: 2, RETURNED: 2, VERIFIED: 87, WITHDRAWN: 4, MET: 5 });
}

function familiesAffected(random: Random, unit: string, quantity: number): number | null {
  if (unit === 'keluarga' || unit === 'rumah') return quantity;
  if (random.chance(0.2)) return null;
  return unit === 'meter' ? random.between(10, 140) : Math.max(1, Math.round(quantity * 0.8));
}
