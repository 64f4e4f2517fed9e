import { longestStatement, send, type QueryName, type Running } from './contenders.ts';
import type { Request } from './load.ts';
import { contentOf, lacking, total } from './servers/compare.ts';
import type { ViewerName } from './world/viewers.ts';

/** Servers whose answer must be the same bytes as the first one's: ours on all its paths, and the limit. */
const sameBytes = ['ours', 'ours-executed', 'ours-cached', 'limit'];

/** Whoever takes longer for one answer, when nobody else asks, is not loaded with more. */
const longestSeconds = 5;

/**
 * Asks all of them the same, twice, for what is remembered or compiled is used at the second time. What others answer
 * is compared value by value with the first one's; `servers/README.md` tells which differences there may be. Others than
 * the program and the limit may have no answer in time: they are not in the map.
 */
export async function compareAnswers(
  running: readonly Running[],
  query: QueryName,
  viewer: ViewerName,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const server of running) {
    const request = await server.request(query, viewer);
    const answer = await answerOf(request).catch((error: unknown) => {
      if (sameBytes.includes(server.name)) throw error;
      return undefined;
    });
    if (answer !== undefined) answers.set(server.name, dataOf(answer));
  }
  const [[first, reference] = ['', '']] = answers;
  // An answer with errors is no answer, and this says so.
  contentOf(reference);
  return new Map([
    [first, 'the one compared with'],
    ...[...answers].slice(1).map(([name, answer]): [string, string] => {
      if (!sameBytes.includes(name) || !sameBytes.includes(first)) return [name, contentDifference(reference, answer)];
      const parted = difference(reference, answer);
      if (parted !== undefined) throw new Error(`${query} as ${viewer}: ${first} and ${name} part ${parted}`);
      return [name, 'the same bytes'];
    }),
  ]);
}

async function answerOf(request: Request): Promise<string | undefined> {
  await send(request, longestStatement);
  const begun = performance.now();
  const answer = await send(request, longestStatement);
  contentOf(answer);
  return performance.now() - begun > longestSeconds * 1000 ? undefined : answer;
}

/** What the program says besides, of the price, is no part of the answer. */
export function dataOf(answer: string): string {
  return answer.replace(/,"extensions":\{"cost":\{[^{}]*\}\}\}\n$/, '}\n');
}

/** Where two answers part, with what stands around it; undefined for the same bytes. */
function difference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `at ${at} of ${one.length} and ${other.length}:\n  ${around(one)}\n  ${around(other)}`;
}

function contentDifference(reference: string, answer: string): string {
  const [ours, theirs] = [contentOf(reference), contentOf(answer)];
  const [missing, more] = [total(lacking(ours, theirs)), total(lacking(theirs, ours))];
  return missing + more === 0 ? 'the same values' : `${missing} values lacking, ${more} more, of ${total(ours.values)}`;
}
