import { sql, type RawBuilder } from 'kysely';
import { describe, expect, it } from 'vitest';
import { compiled } from '../../../src/platform/statement-text.ts';
import { concat, literal } from '../../../src/platform/compiler/sql-text.ts';
import { reading } from '../../../src/platform/database.ts';
import { Late } from '../../../src/platform/reading/late.ts';
import { testDatabase } from '../../support/database.ts';

async function valueOf(expression: RawBuilder<unknown>): Promise<unknown> {
  const { orm } = await testDatabase();
  const [row] = await reading(orm, session => session.run<{ value: unknown }>(sql`select ${expression} as value`));
  return row?.value;
}

describe('a constant of ours in a statement', () => {
  it.each(['', "it's", "''", String.raw`back\slash`, '"', '$1', '?', '%', ':name', 'é 字 🌾', '\n\t', '-- no', '/*'])(
    'is the text it is: %j',
    async text => {
      expect(await valueOf(literal(text))).toBe(text);
      expect(compiled(literal(text)).parameters).toEqual([]);
    },
  );
});

describe('pieces that are put together', () => {
  it('are texts and expressions in their order', async () => {
    const text = concat(['{"a":', sql`1 + 1`, ',"b":', sql`to_json('x'::text)`, '}']);

    expect(await valueOf(text)).toBe('{"a":2,"b":"x"}');
  });

  it('have neighbouring texts in one constant', () => {
    const { text } = compiled(concat(['{', '"a"', ':', sql`1`, '}']));

    expect(text).toBe(`concat('{"a":', 1, '}')`);
  });

  it('are nothing where an expression is null', async () => {
    expect(await valueOf(concat(['[', sql`null::text`, ']']))).toBe('[]');
  });

  it('are nothing where there are none', async () => {
    expect(await valueOf(concat(['', '']))).toBe('');
  });

  it.each([99, 100, 101, 199, 200, 201, 1000, 9999])('may be %i, though a function takes a hundred', async count => {
    const pieces = Array.from({ length: count }, (_, index) => sql`${sql.lit(index)}`);

    expect(await valueOf(concat(pieces))).toBe(pieces.map((_, index) => index).join(''));
  });
});

describe('a statement', () => {
  it('keeps its values apart from its text, those too that come later', () => {
    const late = new Late(() => 'later');

    const { text, parameters } = compiled(sql`select ${1} + ${'two'} || ${late} || ${sql.lit('own')}`);

    expect(text).toBe(`select $1 + $2 || $3 || 'own'`);
    expect(parameters).toEqual([1, 'two', late]);
  });
});
