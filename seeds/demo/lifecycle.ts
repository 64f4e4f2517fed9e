import type { Random } from './random.ts';
import type { InterventionStatus } from './rows.ts';

/** How far an intervention has come, each step in days before today (negative: planned for later). */
export interface Life {
  status: InterventionStatus;
  proposed: number;
  verified: number | null;
  approved: number | null;
  started: number | null;
  completed: number | null;
  startsOn: number;
  endsOn: number;
}

/** An age at which a status is plausible. */
const ages: Readonly<Record<InterventionStatus, readonly [number, number]>> = {
  DRAFT: [1, 45],
  PROPOSED: [3, 75],
  RETURNED: [8, 120],
  VERIFIED: [15, 120],
  APPROVED: [25, 160],
  RUNNING: [70, 330],
  COMPLETED: [260, 1780],
  CANCELLED: [60, 1700],
};

export const ageOf = (random: Random, status: InterventionStatus): number => random.between(...ages[status]);

/** Most of what is old is over; of what is new, most waits for somebody. */
export function statusAt(random: Random, age: number): InterventionStatus {
  if (age < 45)
    return random.weighted<InterventionStatus>({ DRAFT: 45, PROPOSED: 35, RETURNED: 8, VERIFIED: 9, APPROVED: 3 });
  if (age < 120)
    return random.weighted<InterventionStatus>({
      PROPOSED: 14,
      RETURNED: 8,
      VERIFIED: 26,
      APPROVED: 34,
      RUNNING: 14,
      CANCELLED: 4,
    });
  if (age < 330)
    return random.weighted<InterventionStatus>({ VERIFIED: 4, APPROVED: 16, RUNNING: 50, COMPLETED: 22, CANCELLED: 8 });
  if (age < 600) return random.weighted<InterventionStatus>({ RUNNING: 12, COMPLETED: 78, CANCELLED: 10 });
  return random.weighted<InterventionStatus>({ RUNNING: 1, COMPLETED: 90, CANCELLED: 9 });
}

const steps: Readonly<Record<InterventionStatus, number>> = {
  DRAFT: 0,
  PROPOSED: 0,
  RETURNED: 0,
  VERIFIED: 1,
  APPROVED: 2,
  RUNNING: 3,
  COMPLETED: 4,
  CANCELLED: 0,
};

export function lifeOf(random: Random, status: InterventionStatus, proposed: number, builds: boolean): Life {
  const taken = status === 'CANCELLED' ? random.between(0, 2) : steps[status];
  const duration = builds ? random.between(60, 240) : random.between(14, 180);
  const usual = [random.between(4, 40), random.between(5, 50), random.between(7, 60), duration];
  // A young intervention that has come far came faster: the steps taken are fitted between its proposal and yesterday.
  const needed = usual.slice(0, taken).reduce((sum, days) => sum + days, 0);
  const pace = Math.min(1, (proposed - 1) / Math.max(1, needed));
  const reached: number[] = [];
  let day = proposed;
  for (const days of usual.slice(0, taken)) {
    day = Math.max(1, day - Math.max(1, Math.floor(days * pace)));
    reached.push(day);
  }
  const [verified = null, approved = null, started = null, completed = null] = reached;
  const latest = reached.at(-1) ?? proposed;
  const startsOn = started === null ? latest - random.between(14, 120) : started;
  // Some run late, and some are done early.
  const endsOn = completed === null ? startsOn - duration : Math.min(startsOn, completed + random.between(-20, 20));
  return { status, proposed, verified, approved, started, completed, startsOn, endsOn };
}
