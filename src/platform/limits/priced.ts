import { Extensions } from 'type-graphql';

/** What the schema does not tell of a field's price; numbers are points, as in `price.ts`. */
export interface PriceRule {
  /** For the field itself, beside what its kind costs. */
  readonly base?: number;
  /** How many objects the field is taken to have, also by its arguments and the type it stands on. */
  readonly size?: number | ((args: Readonly<Record<string, unknown>>, typename: string) => number);
  /** The only type its object can have with these arguments; nothing where it may be any. */
  readonly typeOf?: (args: Readonly<Record<string, unknown>>) => string | undefined;
  /** The arguments that these look at: lists by their length only, long texts not at all. */
  readonly reads?: readonly string[];
}

/** Says on a field what its price depends on; `price.ts` reads it from the schema. */
export function Priced(rule: PriceRule): MethodDecorator & PropertyDecorator {
  return Extensions({ price: rule });
}
