import { ValidateBy, buildMessage } from 'class-validator';

/** A text of so many letters, those at its ends not counted when they are blank: ten blanks are no reason. */
export function IsText(shortest: number, longest: number): PropertyDecorator {
  return ValidateBy({
    name: 'isLength',
    validator: {
      validate: value => typeof value === 'string' && value.trim().length >= shortest && value.length <= longest,
      defaultMessage: buildMessage(
        each =>
          `${each}$property must have between ${shortest} and ${longest} letters, blank ones at its ends not counted`,
      ),
    },
  });
}
