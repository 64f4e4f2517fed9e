/** Whether the machine has what some tests need; where it has not, they are skipped, and nobody shall overlook it. */
export function available(what: string, isThere: boolean, tests: string): boolean {
  if (!isThere) process.stderr.write(`\nSKIPPED, for there is no ${what} here: ${tests}.\n\n`);
  return isThere;
}
