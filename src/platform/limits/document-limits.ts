import type { ApolloServerPlugin } from '@apollo/server';
import {
  Kind,
  visit,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { DomainError, type Message } from '../errors.ts';

/** What a document may have. Those that people and tools write keep far below it. */
export const documentLimits = {
  /** Blanks and comments too: where an error is, is found by going through all that is before it. */
  characters: 40_000,
  tokens: 2000,
  /** Fields inside fields, through fragments too. */
  depth: 18,
  aliases: 100,
  directives: 100,
  fragments: 60,
  /** Times that one selection set has a field under one name. */
  repeats: 10,
} as const;

type Limit = keyof typeof documentLimits;

const told: Readonly<Record<Exclude<Limit, 'tokens' | 'characters'>, (most: number) => Message>> = {
  depth: most => ({
    en: `At most ${most} fields may stand inside each other; ask for the inner ones on their own.`,
    id: `Paling banyak ${most} field boleh bersarang; mintalah yang di dalam secara terpisah.`,
  }),
  aliases: most => ({
    en: `A document may have at most ${most} aliases; send several documents.`,
    id: `Satu dokumen boleh memuat paling banyak ${most} alias; kirimkan beberapa dokumen.`,
  }),
  directives: most => ({
    en: `A document may have at most ${most} directives.`,
    id: `Satu dokumen boleh memuat paling banyak ${most} directive.`,
  }),
  fragments: most => ({
    en: `A document may have at most ${most} fragments.`,
    id: `Satu dokumen boleh memuat paling banyak ${most} fragmen.`,
  }),
  repeats: most => ({
    en: `A field may be asked for at most ${most} times in one place; once is enough.`,
    id: `Satu field boleh diminta paling banyak ${most} kali di satu tempat; sekali saja cukup.`,
  }),
};

/**
 * Documents beyond the limits are refused before they are validated, which takes the square of what they repeat: 0.1 s for
 * 2000 tokens. Apollo Server 5 has no place for that, so a document that asks for nothing is validated instead of them, and
 * the rule tells what was wrong with the other. What was found valid Apollo keeps, and neither runs again.
 */
export class DocumentLimits {
  readonly #refused = new WeakMap<DocumentNode, DomainError>();

  readonly plugin: ApolloServerPlugin = {
    requestDidStart: async () => ({
      validationDidStart: async context => {
        const exceeded = exceededBy(context.document);
        if (exceeded === undefined) return;
        const nothing: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };
        this.#refused.set(nothing, new DomainError('BAD_USER_INPUT', told[exceeded](documentLimits[exceeded])));
        (context as { document: DocumentNode }).document = nothing;
      },
    }),
  };

  readonly rule = (context: ValidationContext): ASTVisitor => {
    const error = this.#refused.get(context.getDocument());
    if (error !== undefined) context.reportError(error);
    return {};
  };
}

/** Thrown before there is an operation, where Apollo Server would take it for a fault of ours. */
export function refuseLong(query: unknown): void {
  if (typeof query !== 'string' || query.length <= documentLimits.characters) return;
  const error = new DomainError('BAD_USER_INPUT', tooLong);
  Object.assign(error.extensions, { http: { status: 400 } });
  throw error;
}

const tooLong: Message = {
  en: `A document may have at most ${documentLimits.characters} characters; send values as variables.`,
  id: `Satu dokumen boleh memuat paling banyak ${documentLimits.characters} karakter; kirimkan nilai sebagai variabel.`,
};

/** Looks at each node once. */
function exceededBy(document: DocumentNode): Exclude<Limit, 'tokens' | 'characters'> | undefined {
  const counts = { aliases: 0, directives: 0, fragments: 0 };
  let repeats = 0;
  visit(document, {
    Directive: () => void (counts.directives += 1),
    FragmentDefinition: () => void (counts.fragments += 1),
    Field: ({ alias }) => void (counts.aliases += alias === undefined ? 0 : 1),
    SelectionSet: set => void (repeats = Math.max(repeats, mostRepeated(set))),
  });
  if (repeats > documentLimits.repeats) return 'repeats';
  for (const limit of ['aliases', 'directives', 'fragments'] as const) {
    if (counts[limit] > documentLimits[limit]) return limit;
  }
  return depthOf(document) > documentLimits.depth ? 'depth' : undefined;
}

function mostRepeated({ selections }: SelectionSetNode): number {
  const times = new Map<string, number>();
  let most = 0;
  for (const selection of selections) {
    const key =
      selection.kind === Kind.FIELD
        ? keyOf(selection)
        : selection.kind === Kind.FRAGMENT_SPREAD
          ? `...${selection.name.value}`
          : `... on ${selection.typeCondition?.name.value ?? ''}`;
    const count = (times.get(key) ?? 0) + 1;
    times.set(key, count);
    most = Math.max(most, count);
  }
  return most;
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** A fragment's depth is found once. One that spreads itself has none here: that it does is told by GraphQL's own rule. */
function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const depths = new Map<string, number>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const ofSet = (set: SelectionSetNode | undefined): number => {
    let most = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) most = Math.max(most, 1 + ofSet(selection.selectionSet));
      else if (selection.kind === Kind.INLINE_FRAGMENT) most = Math.max(most, ofSet(selection.selectionSet));
      else most = Math.max(most, ofFragment(selection.name.value));
    }
    return most;
  };
  const ofFragment = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0);
    const depth = ofSet(fragments.get(name)?.selectionSet);
    depths.set(name, depth);
    return depth;
  };
  let most = 0;
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) most = Math.max(most, ofSet(node.selectionSet));
  }
  return most;
}
