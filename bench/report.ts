import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(import.meta.dirname, 'RESULTS.md');

/** Cells of a table in Markdown, under their heads; numbers stand to the right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(heads), row(heads.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
}

/** Three digits that say something. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** What something should be, and what it is. */
export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly most: number;
}

export const goals = (list: readonly Goal[]): string =>
  table(
    ['goal', 'at most', 'measured', ''],
    list.map(({ name, value, most }) => [name, shown(most), shown(value), value <= most ? 'reached' : '**missed**']),
  );

/** Prints a section, and puts it into RESULTS.md in the place of the one that has the same title. */
export function writeSection(title: string, text: string): void {
  const section = `## ${title}\n\n${text}\n`;
  process.stdout.write(`\n${section}`);
  const { head, sections } = read();
  const index = sections.findIndex(other => other.startsWith(`## ${title}\n`));
  if (index === -1) sections.push(section);
  else sections[index] = section;
  write(head, sections);
}

/** What stands above all sections: where they were measured. */
export function writeHead(text: string): void {
  write(`# Measured\n\n${text}`, read().sections);
}

function read(): { head: string; sections: string[] } {
  const [head = '', ...sections] = existsSync(path) ? readFileSync(path, 'utf8').split(/^(?=## )/m) : [];
  return { head, sections };
}

function write(head: string, sections: readonly string[]): void {
  writeFileSync(path, `${[head, ...sections].map(part => part.trimEnd()).join('\n\n')}\n`);
}
