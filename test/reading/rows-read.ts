import { randomUUID } from 'node:crypto';
import { print, type DocumentNode } from 'graphql';
import { expect } from 'vitest';
import type { Api } from '../support/api.ts';
import { ConnectionChannel } from '../../src/platform/compiler/connection-channel.ts';
import type { Line, Sent } from '../support/line.ts';
import type { Somebody } from '../support/factories.ts';

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many rows of facts a statement looks at, also those that it then leaves out. */
interface RowsRead {
  readonly needs: number;
  readonly interventions: number;
  readonly parts: number;
}

/** Asks, and has the database explain the one statement by which it is answered. */
export async function rowsRead(
  { api, line }: { readonly api: Api; readonly line: Line },
  who: Somebody,
  document: DocumentNode,
  variables: object = {},
): Promise<RowsRead> {
  const plans: PlanNode[] = [];
  line.set(async sent => {
    const answer = await sent.run();
    const [explained] = (await sent.run(explaining(sent))) as readonly unknown[];
    // The embedded database reads JSON itself.
    const found: unknown = typeof explained === 'string' ? JSON.parse(explained) : explained;
    plans.push(...(found as readonly { readonly Plan: PlanNode }[]).map(({ Plan }) => Plan));
    return answer;
  });
  try {
    expect(await api.run(who, print(document), variables)).toMatchObject({ readPath: 'compiled', statements: 1 });
  } finally {
    line.set(undefined);
  }
  const scans = plans.flatMap(scansOf);
  const of = (...tables: readonly string[]) =>
    scans
      .filter(scan => tables.includes(scan['Relation Name'] as string))
      .map(
        scan =>
          scan['Actual Loops'] *
          (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0) + (scan['Rows Removed by Index Recheck'] ?? 0)),
      )
      .reduce((sum, rows) => sum + rows, 0);
  return {
    needs: of('need'),
    interventions: of('intervention'),
    parts: of('intervention_participant', 'need_answer', 'budget_line', 'progress_note'),
  };
}

/** A server has a plan of its own for a statement that it has prepared; it is the one to be explained. */
function explaining({ channel, statement, values }: Sent): Pick<Sent, 'statement' | 'values'> {
  const explain = 'explain (analyze, timing off, summary off, format json)';
  const name = randomUUID();
  if (!(channel instanceof ConnectionChannel))
    return { statement: { ...statement, name, text: `${explain} ${statement.text}` }, values };
  const given = values.length === 0 ? '' : `(${(values as readonly Value[]).map(literalOf).join(', ')})`;
  return { statement: { ...statement, name, text: `${explain} execute "${statement.name}"${given}` }, values: [] };
}

type Value = string | number | boolean | null | readonly (string | number | null)[];

function literalOf(value: Value): string {
  if (value === null) return 'null';
  const text = Array.isArray(value) ? `{${value.map(item => JSON.stringify(item)).join(',')}}` : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}

function scansOf(node: PlanNode): PlanNode[] {
  return [...('Relation Name' in node ? [node] : []), ...(node.Plans ?? []).flatMap(scansOf)];
}
