import { Kind } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateTime, LocalDate, Rupiah } from '../../src/platform/scalars.ts';

describe('Rupiah', () => {
  it.each([
    ['0', '0'],
    ['1250000000', '1250000000'],
    ['9223372036854775807', '9223372036854775807'],
    ['0000000000000000012', '12'],
    [1_250_000, '1250000'],
    [0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('takes %j', (given, amount) => {
    expect(Rupiah.parseValue(given)).toBe(amount);
  });

  it.each([
    ['9223372036854775808'],
    ['99999999999999999999'],
    ['-1'],
    [-1],
    ['1.000.000'],
    ['1,5'],
    ['1e9'],
    ['Rp1000'],
    [' 1'],
    [''],
    [1.5],
    [Number.MAX_SAFE_INTEGER + 1],
    [Number.NaN],
    [Infinity],
    [true],
    [null],
    [['1']],
  ])('refuses %j', given => {
    expect(() => Rupiah.parseValue(given)).toThrow('Rupiah is a whole amount');
  });

  it('takes a whole number in a query, however large, and no fraction', () => {
    expect(Rupiah.parseLiteral({ kind: Kind.INT, value: '9223372036854775807' })).toBe('9223372036854775807');
    expect(Rupiah.parseLiteral({ kind: Kind.STRING, value: '1' })).toBe('1');
    expect(() => Rupiah.parseLiteral({ kind: Kind.FLOAT, value: '1.0' })).toThrow('Rupiah');
    expect(() => Rupiah.parseLiteral({ kind: Kind.INT, value: '-1' })).toThrow('Rupiah');
  });

  it('is sent as digits', () => {
    expect(Rupiah.serialize('9223372036854775807')).toBe('9223372036854775807');
  });
});

describe('DateTime', () => {
  it.each([
    ['2026-03-01T14:30:00+07:00', '2026-03-01T07:30:00.000Z'],
    ['2026-03-01T07:30:00Z', '2026-03-01T07:30:00.000Z'],
    ['2026-03-01T07:30:00.123Z', '2026-03-01T07:30:00.123Z'],
    ['2026-03-01T07:30Z', '2026-03-01T07:30:00.000Z'],
    ['2026-01-01T00:00:00+09:00', '2025-12-31T15:00:00.000Z'],
  ])('takes %s', (given, moment) => {
    expect((DateTime.parseValue(given) as Date).toISOString()).toBe(moment);
  });

  it.each([
    ['2026-03-01'],
    ['2026-03-01T07:30:00'],
    ['2026-03-01 07:30:00Z'],
    ['2026-13-01T00:00:00Z'],
    ['2026-02-30T00:00:00Z'],
    ['2026-03-01T24:30:00Z'],
    ['1 March 2026'],
    ['1772350200000'],
    [1_772_350_200_000],
    [''],
    [null],
    ['0001-01-01T00:00:00+14:00'],
    ['9999-12-31T23:59:59.999-14:00'],
  ])('refuses %j', given => {
    expect(() => DateTime.parseValue(given)).toThrow('DateTime is a moment with its offset');
  });

  it('is sent in UTC, to the millisecond', () => {
    expect(DateTime.serialize(new Date('2026-03-01T14:30:00+07:00'))).toBe('2026-03-01T07:30:00.000Z');
    expect(DateTime.serialize('2026-03-01T07:30:00.000Z')).toBe('2026-03-01T07:30:00.000Z');
  });

  it('in a query is a text', () => {
    expect(() => DateTime.parseLiteral({ kind: Kind.INT, value: '1' })).toThrow('DateTime');
  });
});

describe('LocalDate', () => {
  it.each(['2026-03-01', '2024-02-29', '2000-02-29', '1945-08-17'])('takes %s as it is', day => {
    expect(LocalDate.parseValue(day)).toBe(day);
    expect(LocalDate.parseLiteral({ kind: Kind.STRING, value: day })).toBe(day);
  });

  it.each([
    ['2026-02-29'],
    ['1900-02-29'],
    ['2026-04-31'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['2026-1-1'],
    ['20260301'],
    ['01-03-2026'],
    ['2026-03-01T00:00:00Z'],
    [' 2026-03-01'],
    ['2026-03-01\n'],
    [20_260_301],
    [''],
    [null],
  ])('refuses %j', given => {
    expect(() => LocalDate.parseValue(given)).toThrow('LocalDate is a day that exists');
  });
});
