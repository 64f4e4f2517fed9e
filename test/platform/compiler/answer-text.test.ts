import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { broken, mark, separator, textsOf } from '../../../src/platform/compiler/answer-text.ts';
import type { Mark } from '../../../src/platform/compiler/compilation.ts';
import { NotCompiled, Out, Run } from '../../../src/platform/compiler/run.ts';
import { Scopes } from '../../../src/platform/compiler/scopes.ts';
import { concat } from '../../../src/platform/compiler/sql-text.ts';
import { reading } from '../../../src/platform/database.ts';
import { testDatabase } from '../../support/database.ts';

const newRun = (slots = 1) => new Run(slots, {}, new Scopes({ of: () => sql<boolean>`true` }), () => undefined);

/** What the database makes of a mark. */
async function read(...pieces: Parameters<typeof concat>[0]): Promise<string> {
  const { orm } = await testDatabase();
  const [row] = await reading(orm, session => session.run<{ text: string }>(sql`select ${concat(pieces)} as text`));
  return row?.text ?? '';
}

const summing: Mark = {
  write: (columns, out) => {
    out.text += String((columns as number[]).reduce((a, b) => a + b, 0));
  },
};
const telling: Mark = {
  write: ([text], out) => {
    out.text += JSON.stringify(text);
  },
};

describe('what a slot reads', () => {
  it('is a text for each parent', () => {
    expect(textsOf(`1${separator}${separator}"a"`, 3, { marks: [] }, newRun())).toEqual(['1', '', '"a"']);
  });

  it('is nothing for no parents, whatever came', () => {
    expect(textsOf(null, 0, { marks: [] }, newRun())).toEqual([]);
  });

  it.each([
    ['nothing came', null],
    ['null stands where the schema knows none', `{"a":${broken}}`],
    ['that is so for one of them', `1${separator}${broken}`],
  ])('is left to the other way of reading when %s', (_why, column) => {
    expect(() => textsOf(column, 2, { marks: [] }, newRun())).toThrow(NotCompiled);
  });

  it('is our mistake when there are more or fewer texts than parents', () => {
    expect(() => textsOf(`1${separator}2`, 3, { marks: [] }, newRun())).toThrow('as many texts');
    expect(() => textsOf(`1${separator}2`, 1, { marks: [] }, newRun())).toThrow('as many texts');
  });
});

describe('a mark', () => {
  it('becomes what code makes of its columns', async () => {
    const column = await read('{"sum":', ...mark(0, [sql`1`, sql`2`, sql`39`]), ',"own":1}');

    expect(textsOf(column, 1, { marks: [summing] }, newRun())).toEqual(['{"sum":42,"own":1}']);
  });

  it('stands beside others, at the ends and for other parents', async () => {
    const [one, other] = [mark(0, [sql`1`]), mark(1, [sql`'"x"'`])];
    const column = await read(...one, ...other, separator, ',', ...other, ...one);

    expect(textsOf(column, 2, { marks: [summing, telling] }, newRun())).toEqual(['1"x"', ',"x"1']);
  });

  it('is made once where the same columns come again', () => {
    let made = 0;
    const counting: Mark = {
      write: (_columns, out) => {
        made += 1;
        out.text += 'x';
      },
    };
    const column = Array.from({ length: 5 }, (_, index) => `\u00010:[${index % 2}]\u0001`).join(',');

    expect(textsOf(column, 1, { marks: [counting] }, newRun())).toEqual(['x,x,x,x,x']);
    expect(made).toBe(2);
  });

  it.each([
    'plain',
    '"quoted" \\ and \\u0001',
    'control \u0001 \u0002 \u0003 \u001F',
    '0:[1]',
    'line\n break',
    '\u2028 é 字 🌾',
    ']}',
  ])('takes any text in a column as it is: %j', async text => {
    const column = await read(
      '[',
      ...mark(0, [sql`to_json(${text}::text)`]),
      ']',
      separator,
      sql`to_json(${text}::text)`,
    );

    const [marked, plain] = textsOf(column, 2, { marks: [telling] }, newRun());

    expect(marked).toBe(`[${JSON.stringify(text)}]`);
    expect(JSON.parse(plain as string)).toBe(text);
  });
});

describe('an answer with holes', () => {
  it('has the text of each parent in its place', () => {
    const run = newRun(2);
    const out = new Out(run);
    out.text += '{"a":';
    out.leave(0, 'one');
    out.text += ',"b":';
    out.leave(1, 'other');
    out.leave(0, 'two');
    out.text += '}';

    expect(run.parents).toEqual([['one', 'two'], ['other']]);
    expect(out.filled([['1', '2'], ['[]']]).join('')).toBe('{"a":1,"b":[]2}');
  });

  it('may begin and end with one, or have none', () => {
    const out = new Out(newRun());
    out.leave(0, 'all');

    expect(out.filled([['null']]).join('')).toBe('null');
    expect(new Out(newRun()).filled([[]]).join('')).toBe('');
  });
});
