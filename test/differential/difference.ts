import type { Answers, Reply } from './apps.ts';

/** Byte for byte the same, and no fault of ours. */
export function isFine({ executed, compiled }: Answers): boolean {
  const isSame =
    executed.status === compiled.status && executed.type === compiled.type && executed.body === compiled.body;
  return isSame && executed.status < 500 && !executed.body.includes('"code":"INTERNAL"');
}

/** All that somebody needs to see what is wrong. */
export function told(title: string, { question: asked, executed, compiled, by }: Answers): string {
  let from = 0;
  while (from < executed.body.length && executed.body[from] === compiled.body[from]) from += 1;
  const shown = ({ status, type, body }: Reply) =>
    `${status} ${type}\n    ${Buffer.from(body.slice(Math.max(0, from - 200), from + 200), 'latin1').toString()}`;
  return [
    `${title}: ${asked.subject ?? 'nobody'}, ${asked.method}, ${asked.language}, answered by ${by}`,
    shorten(asked.query),
    `variables: ${shorten(JSON.stringify(asked.variables))}, operationName: ${asked.operationName}`,
    `From byte ${from} on${isReordered(executed, compiled) ? ' (the same bytes in another order)' : ''}:`,
    `  executed: ${shown(executed)}`,
    `  compiled: ${shown(compiled)}`,
  ].join('\n');
}

/** Such as errors that come in another order. */
function isReordered(...replies: readonly Reply[]): boolean {
  const [executed, compiled] = replies.map(({ body }) => Buffer.from(body, 'latin1').toSorted().toString());
  return executed === compiled;
}

const shorten = (text: string): string => (text.length > 5000 ? `${text.slice(0, 5000)} …` : text);
