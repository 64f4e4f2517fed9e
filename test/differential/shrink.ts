import { parse, print, validate, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Question } from './apps.ts';

/** The same question with less in it, for as long as leaving out a part keeps what makes it worth asking. */
export async function shrunk(
  schema: GraphQLSchema,
  question: Question,
  isWorthAsking: (question: Question) => Promise<boolean>,
): Promise<Question> {
  let smallest = question;
  for (let part = 0; ;) {
    const document = withoutPart(parse(smallest.query), part);
    if (document === undefined) return smallest;
    const smaller = { ...smallest, query: print(withoutUnused(document)) };
    if (isValid(schema, smaller.query) && (await isWorthAsking(smaller))) smallest = smaller;
    else part += 1;
  }
}

function isValid(schema: GraphQLSchema, query: string): boolean {
  try {
    return validate(schema, parse(query)).length === 0;
  } catch {
    // Where the last selection is gone, nothing is left to parse.
    return false;
  }
}

/** Without its n-th part, whatever that is; undefined when it has fewer. */
function withoutPart(document: DocumentNode, part: number): DocumentNode | undefined {
  let place = -1;
  const drop = () => {
    place += 1;
    return place === part ? null : undefined;
  };
  const changed = visit(document, {
    OperationDefinition: drop,
    Field: drop,
    InlineFragment: drop,
    FragmentSpread: drop,
    Argument: drop,
    ObjectField: drop,
    Directive: drop,
  });
  return place < part ? undefined : changed;
}

/** Fragments that nothing spreads any more go, and variables that nothing uses. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(`$${name.value}`),
    FragmentSpread: ({ name }) => void used.add(name.value),
  });
  const kept = visit(document, {
    VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
    FragmentDefinition: ({ name }) => (used.has(name.value) ? undefined : null),
  });
  const isSmaller = kept.definitions.length < document.definitions.length;
  return isSmaller ? withoutUnused(kept) : kept;
}
