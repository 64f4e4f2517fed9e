import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { features } from '../../src/app.ts';
import { buildApiSchema } from '../../src/schema.ts';

const schema = buildApiSchema(features);
const ours = Object.values(schema.getTypeMap()).filter(
  type => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** The type and everything in it that a reader of the schema meets. */
function describedParts(type: GraphQLNamedType): Described[] {
  const parts: Described[] = [type];
  if (isEnumType(type)) parts.push(...type.getValues());
  if (isInputObjectType(type)) parts.push(...Object.values(type.getFields()));
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      parts.push(field, ...field.args.map(arg => ({ ...arg, name: `${field.name}(${arg.name}:)` })));
    }
  }
  return parts;
}

/** Roots speak for themselves: nobody reads what `Query` is. */
const undescribed = new Set(['Query', 'Mutation']);

describe('descriptions', () => {
  it.each(ours.map(type => [type.name, type] as const))('%s is told in English, then in Indonesian', (_name, type) => {
    const wrong = describedParts(type)
      .filter(part => !undescribed.has(part.name))
      .filter(({ description }) => {
        const lines = description?.split('\n') ?? [];
        return lines.length !== 2 || lines.some(line => line.trim() !== line || line.length < 3);
      })
      .map(({ name, description }) => `${name}: ${description}`);

    expect(wrong).toEqual([]);
  });

  it('say something else in each language, but for words that both have', () => {
    const same = ours
      .flatMap(describedParts)
      .map(({ description }) => description?.split('\n') ?? [])
      .filter(([english, indonesian]) => english === indonesian && english !== undefined)
      .map(([english]) => english);

    expect(same.filter(word => !['Status.', 'Donor.', 'Media.', 'Indonesia.'].includes(word ?? ''))).toEqual([]);
  });

  it('are sentences, whose first line is not the Indonesian one', () => {
    const indonesian = /\b(yang|dengan|atau|untuk|menurut|bila|wilayah|kebutuhan)\b/i;
    const english = /\b(the|which|with|when|what|how)\b/i;
    const wrong = ours
      .flatMap(type => describedParts(type).map(part => ({ ...part, name: `${type.name}.${part.name}` })))
      .filter(({ description }) => {
        const [first = '', second = ''] = description?.split('\n') ?? [];
        return indonesian.test(first) || english.test(second);
      })
      .map(({ name, description }) => `${name}: ${description}`);

    expect(wrong).toEqual([]);
  });
});
