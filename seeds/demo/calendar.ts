const DAY = 86_400_000;

/** Facts are told in days before today: the demo world is five years old on whatever day it is loaded. */
export class Calendar {
  readonly #midnight: number;

  constructor(today: Date) {
    this.#midnight = Math.floor(today.getTime() / DAY) * DAY;
  }

  /** Office hours in Jambi, so that the day is the same in UTC. */
  at(daysAgo: number, hour = 3, minute = 0): string {
    return new Date(this.#midnight - daysAgo * DAY + (hour * 60 + minute) * 60_000).toISOString();
  }

  on(daysAgo: number): string {
    return this.at(daysAgo).slice(0, 10);
  }
}
