import { describe, expect, it } from 'vitest';
import { ConflictError, ForbiddenError } from '../../src/platform/errors.ts';
import { StateMachine } from '../../src/platform/state-machine.ts';

interface Letter {
  readonly state: 'WRITTEN' | 'SENT' | 'ANSWERED';
  readonly writtenBy: string;
  readonly stamped: boolean;
}

const machine = new StateMachine<Letter, Letter['state'], 'send' | 'answer' | 'keep'>(
  'state',
  { en: 'letter', id: 'surat' },
  {
    send: { from: ['WRITTEN'], when: ({ stamped }) => stamped },
    answer: { from: ['SENT'], notBy: 'writtenBy' },
    keep: { from: ['WRITTEN', 'SENT', 'ANSWERED'] },
  },
);

const letter = (facts: Partial<Letter> = {}): Letter => ({
  state: 'WRITTEN',
  writtenBy: 'siti',
  stamped: true,
  ...facts,
});

describe('what is open to a row', () => {
  it.each([
    ['send', letter(), 'siti', true],
    ['send', letter({ stamped: false }), 'siti', false],
    ['send', letter({ state: 'SENT' }), 'siti', false],
    ['answer', letter({ state: 'SENT' }), 'budi', true],
    ['answer', letter({ state: 'SENT' }), 'siti', false],
    ['answer', letter({ state: 'SENT' }), undefined, false],
    ['answer', letter(), 'budi', false],
    ['keep', letter({ state: 'ANSWERED' }), undefined, true],
  ] as const)('%s, when it is %o, for %s: %s', (act, row, who, open) => {
    expect(machine.isOpen(act, row, who)).toBe(open);
    const trying = (): void => machine.assert(act, row, who);
    expect(outcomeOf(trying)).toBe(open ? 'done' : 'refused');
  });

  it('is told in the order of the table', () => {
    expect(machine.acts).toEqual(['send', 'answer', 'keep']);
  });
});

describe('what is not open', () => {
  it('is a conflict that names the state, and the states in which it would be', () => {
    const answering = (): void => machine.assert('answer', letter(), 'budi');

    expect(answering).toThrow(ConflictError);
    expect(answering).toThrow('A letter that is WRITTEN cannot be changed by "answer" (only SENT).');
  });

  it('is forbidden to whoever would decide on their own, whatever its state', () => {
    for (const state of ['WRITTEN', 'SENT', 'ANSWERED'] as const) {
      expect(() => machine.assert('answer', letter({ state }), 'siti')).toThrow(ForbiddenError);
    }
  });

  it('is told in Indonesian too', () => {
    const answering = (): void => machine.assert('answer', letter({ state: 'SENT' }), 'siti');

    expect(answering).toThrow(
      expect.objectContaining({ text: expect.objectContaining({ id: expect.stringContaining('miliknya sendiri') }) }),
    );
  });
});

function outcomeOf(act: () => void): 'done' | 'refused' {
  try {
    act();
    return 'done';
  } catch {
    return 'refused';
  }
}
