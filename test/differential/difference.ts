import type { Answers, Question, Reply } from './apps.ts';

export function isSame({ executed, compiled }: Answers): boolean {
  return executed.status === compiled.status && executed.type === compiled.type && executed.body === compiled.body;
}

/** All that somebody needs to see what differs. */
export function told(title: string, asked: Question, { executed, compiled, by }: Answers): string {
  let from = 0;
  while (from < executed.body.length && executed.body[from] === compiled.body[from]) from += 1;
  const shown = ({ status, type, body }: Reply) =>
    `${status} ${type}\n    ${Buffer.from(body.slice(Math.max(0, from - 200), from + 200), 'latin1').toString()}`;
  return [
    `${title}: ${asked.subject ?? 'nobody'}, ${asked.method}, ${asked.language}, answered by ${by ?? 'somebody'}`,
    shorten(asked.query),
    `variables: ${shorten(JSON.stringify(asked.variables))}, operationName: ${asked.operationName}`,
    `From byte ${from} on${isReordered(executed, compiled) ? ' (the errors come in another order)' : ''}:`,
    `  executed: ${shown(executed)}`,
    `  compiled: ${shown(compiled)}`,
  ].join('\n');
}

function isReordered(...replies: readonly Reply[]): boolean {
  const sorted = replies.map(({ body }) => {
    const { errors = [], ...rest } = JSON.parse(body) as { errors?: readonly unknown[] };
    return JSON.stringify([rest, errors.map(error => JSON.stringify(error)).toSorted()]);
  });
  return sorted[0] === sorted[1];
}

const shorten = (text: string): string => (text.length > 5000 ? `${text.slice(0, 5000)} …` : text);
