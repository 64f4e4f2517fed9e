import { appendFileSync } from 'node:fs';

/** How many decisions there were, in which time, and what was wrong: a line each, in the file that `MATRIX_OUT` names. */
export function tellings(file: string) {
  const out = process.env['MATRIX_OUT'];
  return {
    note(what: object, started: number, { decisions, leaks, wrongRefusals }: Told): void {
      if (out === undefined) return;
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      appendFileSync(out, `${JSON.stringify({ file, ...what, seconds, decisions, leaks, wrongRefusals })}\n`);
    },
  };
}

interface Told {
  readonly decisions: number;
  readonly leaks: readonly unknown[];
  readonly wrongRefusals?: readonly unknown[];
}
