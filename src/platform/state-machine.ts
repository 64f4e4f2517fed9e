import { ConflictError, ForbiddenError, type Message } from './errors.ts';

/** One act: from which states, to which, and who of those named on the row may not be the one who does it. */
export interface Transition<Row, State extends string> {
  readonly from: readonly State[];
  readonly to?: State;
  /** Property with the person who may not do this: nobody verifies or approves their own. */
  readonly notBy?: keyof Row & string;
  /** What else must hold of the row. */
  readonly when?: (row: Row) => boolean;
}

/** The acts open to a row, in one table that the entity obeys and the API shows. */
export class StateMachine<Row extends object, State extends string, Act extends string> {
  constructor(
    private readonly state: keyof Row & string,
    private readonly noun: Message,
    readonly transitions: Readonly<Record<Act, Transition<Row, State>>>,
  ) {}

  get acts(): readonly Act[] {
    return Object.keys(this.transitions) as Act[];
  }

  isOpen(act: Act, row: Row, personId: string | undefined): boolean {
    const { from, notBy, when } = this.transitions[act];
    if (!from.includes(row[this.state] as State)) return false;
    if (notBy !== undefined && (personId === undefined || row[notBy] === personId)) return false;
    return when?.(row) ?? true;
  }

  /** The act is for somebody else: it decides on what this person did. */
  isOwn(act: Act, row: Row, personId: string | undefined): boolean {
    const { notBy } = this.transitions[act];
    return notBy !== undefined && personId !== undefined && row[notBy] === personId;
  }

  /** Refuses an act that is not open, and says why. */
  assert(act: Act, row: Row, personId?: string): void {
    const { from } = this.transitions[act];
    const state = row[this.state] as State;
    if (this.isOwn(act, row, personId)) {
      throw new ForbiddenError({
        en: `Somebody else has to ${act} this ${this.noun.en}: nobody decides on their own.`,
        id: `Orang lain yang harus melakukan "${act}" atas ${this.noun.id} ini: tidak seorang pun memutuskan miliknya sendiri.`,
      });
    }
    if (this.isOpen(act, row, personId)) return;
    throw new ConflictError(
      from.includes(state)
        ? {
            en: `This ${this.noun.en} cannot be changed by "${act}" any more; see its availableActions.`,
            id: `${this.noun.id} ini tidak dapat lagi diubah dengan "${act}"; lihat availableActions-nya.`,
          }
        : {
            en: `A ${this.noun.en} that is ${state} cannot be changed by "${act}" (only ${from.join(', ')}).`,
            id: `${this.noun.id} berstatus ${state} tidak dapat diubah dengan "${act}" (hanya ${from.join(', ')}).`,
          },
    );
  }
}
