import { describe, expect, it } from 'vitest';
import { areaRange, codesAbove, isWithin, parseAreaCode } from '../../src/access/area-code.ts';

const inOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('the code of an area', () => {
  it.each([
    ['ID', 'ID'],
    ['id', 'ID'],
    ['15', '15'],
    ['15.71', '15.71'],
    ['1571', '15.71'],
    ['15.71.01', '15.71.01'],
    ['157101', '15.71.01'],
    ['15.71.01.1001', '15.71.01.1001'],
    ['1571011001', '15.71.01.1001'],
    ['  15.71.01  ', '15.71.01'],
    ['11.01.01.2001', '11.01.01.2001'],
  ])('%j is understood as %s', (given, code) => {
    expect(parseAreaCode(given)).toBe(code);
  });

  it.each([
    '',
    ' ',
    '0',
    '1',
    '157',
    '15710',
    '1571011',
    '15710110',
    '157101100',
    '15710110011',
    '15.',
    '15.7',
    '15.71.',
    '15.71.1',
    '15.71.01.',
    '15.71.01.1',
    '15.71.01.100',
    '15.71.01.10011',
    '15.71.01.1001.1',
    '15.7101',
    '1571.01',
    '15,71',
    '.15',
    '15..71',
    'IDN',
    'I D',
    '１５',
    '-15',
    '15%',
    "15' or true --",
    '15\n16',
  ])('%j is none', given => {
    expect(parseAreaCode(given)).toBeUndefined();
  });

  it.each([
    ['ID', []],
    ['15', ['ID']],
    ['15.71', ['ID', '15']],
    ['15.71.01', ['ID', '15', '15.71']],
    ['15.71.01.1001', ['ID', '15', '15.71', '15.71.01']],
  ])('of %s tells the places above, the country first', (code, above) => {
    expect(codesAbove(code)).toEqual(above);
  });
});

describe('what lies in an area', () => {
  it.each([
    ['ID', 'ID', true],
    ['ID', '15.71.01.1001', true],
    ['15', '15', true],
    ['15', '15.71.01.1001', true],
    ['15.71', '15.71.02.1004', true],
    ['15', 'ID', false],
    ['15.71', '15', false],
    ['15.71', '15.7', false],
    ['15.71', '15.72', false],
    ['15.71.01.1001', '15.71.01.1002', false],
    ['15', '51.15', false],
  ])('in %s lies %s: %s', (area, code, expected) => {
    expect(isWithin(code, area)).toBe(expected);
  });

  it.each(['19', '15.09', '15.79', '15.99', '15.71.09', '15.71.01.1009', '15.71.01.1999', '99', '15', '15.71.01.1001'])(
    'is a range of codes, also for %s',
    area => {
      const { from, to } = areaRange(area);
      const others = ['09', '10', '15', '16', '19', '20', '98', '99', 'ID'].flatMap(province =>
        ['', '.08', '.09', '.10', '.71', '.79', '.80', '.99'].flatMap(regency =>
          ['', '.01', '.08', '.09', '.10', '.99'].flatMap(district =>
            ['', '.1001', '.1008', '.1009', '.1010', '.1999', '.2000'].map(
              village => `${province}${regency}${district}${village}`,
            ),
          ),
        ),
      );

      for (const code of [area, `${area}.01`, ...others]) {
        const inRange = inOrder(code, from) >= 0 && inOrder(code, to) < 0;
        expect([code, inRange]).toEqual([code, code === area || code.startsWith(`${area}.`)]);
      }
    },
  );

  it('is every code for the country, and never everything for an empty text', () => {
    const { from, to } = areaRange('ID');
    for (const code of ['00', '11', '15.71.01.1001', '99.99.99.9999', 'ID']) {
      expect(inOrder(code, from) >= 0 && inOrder(code, to) < 0).toBe(true);
    }
    expect(isWithin('15', '')).toBe(false);
  });
});
