import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { DomainError, texts, wentWrong, type ErrorCode, type Language, type Message } from './errors.ts';
import { faultsOf, refuseNul, type ShownFault } from './input-faults.ts';
import type { Logger } from './logger.ts';

/** What the server must know of an operation's context. */
export interface Operation {
  readonly sender: { readonly requestId: string; readonly language: Language };
  readonly statements: number;
  finish(): Promise<void>;
}

/** The text of an operation's data, where it can be had without executing field by field. */
export type Answer<Context> = (
  context: Context,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  documentKey: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<string | undefined>;

interface Options<Context> {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly answer: Answer<Context> | undefined;
  readonly onOperation: ((context: Context) => void) | undefined;
}

/** Data that is already text, and goes out as it is. */
class DataText {
  constructor(readonly text: string) {}
}

export function createGraphqlServer<Context extends Operation>({
  schema,
  logger,
  answer,
  onOperation,
}: Options<Context>): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: 2000 },
    introspection: true,
    logger,
    formatError: (formatted, error) => formatError(formatted, unwrapResolverError(error), logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap every field of the schema in a function.
      ApolloServerPluginCacheControlDisabled(),
      endsOperations(onOperation),
      ...(answer === undefined ? [] : [answersAtOnce(answer, logger)]),
    ],
    stringifyResult: result =>
      `${(result.data as unknown) instanceof DataText ? `{"data":${(result.data as unknown as DataText).text}}` : JSON.stringify(result)}\n`,
    // The process's own signals close everything in order.
    stopOnTerminationSignals: false,
  });
}

function endsOperations<Context extends Operation>(
  onOperation?: (context: Context) => void,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request }) => refuseNul(document, request.variables ?? {}),
      willSendResponse: async ({ contextValue, response }) => {
        onOperation?.(contextValue);
        await contextValue.finish();
        if (response.body.kind !== 'single') return;
        const { errors } = response.body.singleResult;
        if (errors === undefined) return;
        response.body.singleResult.errors = errors.map(error => translate(error, contextValue.sender));
      },
    }),
  };
}

function responseOf(result: object): GraphQLResponse {
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: result } };
}

function answersAtOnce<Context extends Operation>(
  answer: Answer<Context>,
  logger: Logger,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ contextValue, document, operation, queryHash, request }) => {
        try {
          const text = await answer(contextValue, document, operation, queryHash ?? '', request.variables ?? {});
          return text === undefined ? null : responseOf({ data: new DataText(text) });
        } catch (error) {
          // What took too long takes as long again, and a database that stays silent stays so; any other trouble the other
          // way of reading meets too, and tells it field by field.
          if (causeOf(error)[0] === 'QUERY_TOO_EXPENSIVE' || isSilence(error)) {
            return responseOf({ data: null, errors: [formatError({ message: '' }, error, logger)] });
          }
          logger.warn({ err: error }, 'an operation is answered field by field');
          return null;
        }
      },
    }),
  };
}

function translate(error: GraphQLFormattedError, { language, requestId }: Operation['sender']): GraphQLFormattedError {
  const extensions = (error.extensions ?? {}) as { [texts]?: Message; fields?: readonly ShownFault[] };
  return {
    ...error,
    message: extensions[texts]?.[language] ?? error.message,
    extensions: {
      ...extensions,
      ...(extensions.fields && {
        fields: extensions.fields.map(fault => ({ field: fault.field, message: fault[texts][language] })),
      }),
      requestId,
    },
  };
}

/** Everything a client is told has a code of the closed list; what we did not foresee is told to the log only. */
function formatError(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (error instanceof DomainError) {
    const faults = faultsOf(error);
    return {
      message: error.message,
      ...place,
      extensions: { ...formatted.extensions, ...faults, code: error.code, [texts]: error.text },
    };
  }
  if (error instanceof ArgumentValidationError) {
    const refused = faultsOf(error);
    return {
      message: refused.text.en,
      ...place,
      extensions: { code: 'BAD_USER_INPUT', fields: refused.fields, [texts]: refused.text },
    };
  }
  const code =
    clientCodes[String(formatted.extensions?.['code'])] ?? (isOfArgument(error) ? 'BAD_USER_INPUT' : undefined);
  if (code !== undefined) return { message: formatted.message, ...place, extensions: { code } };
  logger.error({ err: error, path: formatted.path }, 'an operation failed');
  const [shown, text] = causeOf(error);
  return { message: text.en, ...place, extensions: { code: shown, [texts]: text } };
}

/** graphql-js 16 finds a null variable where an argument with a default knows no null only while it executes. */
function isOfArgument(error: unknown): boolean {
  return error instanceof GraphQLError && /^Argument "\w+" (of|has) /.test(error.message);
}

/** What GraphQL itself finds wrong with a request, before any of our code runs. */
const clientCodes: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

const away: Message = {
  en: 'The database cannot be reached at the moment; try again soon.',
  id: 'Basis data sedang tidak dapat dihubungi; coba lagi sebentar.',
};

const together: Message = {
  en: 'Somebody else changed the same things at the same moment; try again.',
  id: 'Orang lain mengubah hal yang sama pada saat yang sama; coba lagi.',
};

const unusable: Message = {
  en: 'A value in this request cannot be used.',
  id: 'Ada nilai dalam permintaan ini yang tidak dapat dipakai.',
};

const tooLong: Message = {
  en: 'The database would take too long for this; ask for less at once.',
  id: 'Basis data memerlukan waktu terlalu lama untuk ini; mintalah lebih sedikit sekaligus.',
};

const readOnly: Message = {
  en: 'The database takes no changes at the moment; reading goes on. Try again later.',
  id: 'Basis data sedang tidak menerima perubahan; membaca tetap bisa. Coba lagi nanti.',
};

const full: Message = {
  en: 'The database has no room for this at the moment; try again later.',
  id: 'Basis data sedang kehabisan ruang untuk ini; coba lagi nanti.',
};

/** What `pg` 8.23 and its pool say without a code when a connection is lost, or cannot be had in time. */
const lost = /^(Connection terminated|timeout ex(ceeded|pired)|Client (has encountered a connection error|was closed))/;

function causeOf(error: unknown): readonly [ErrorCode, Message] {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = String((cause as { code?: unknown }).code);
    // Connection lost or refused, server stopping or starting, too many connections, a pooler that has none.
    if (/^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|08|57P0|25P03|53300)/.test(code)) {
      return ['UNAVAILABLE', away];
    }
    // Disk or memory full, a file that cannot be written.
    if (/^(53|58)/.test(code)) return ['UNAVAILABLE', full];
    // Only an act writes; where it cannot, the server is a copy, or somebody keeps it from changes.
    if (code === '25006') return ['UNAVAILABLE', readOnly];
    // A value that no wall of ours stopped, such as a day that PostgreSQL does not know.
    if (code.startsWith('22')) return ['BAD_USER_INPUT', unusable];
    if (code === '40001' || code === '40P01') return ['CONFLICT', together];
    if (code === '57014') return ['QUERY_TOO_EXPENSIVE', tooLong];
    if (lost.test(cause.message)) return ['UNAVAILABLE', away];
  }
  return ['INTERNAL', wentWrong];
}

/** Nothing came back in time, which takes as long again on another connection. */
function isSilence(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (
      (cause as { code?: unknown }).code === 'ETIMEDOUT' ||
      /^(timeout ex|Connection terminated due)/.test(cause.message)
    )
      return true;
  }
  return false;
}

/** What somebody is told for whom nothing else can be said in time. */
export function unavailable(language: Language, requestId: string): GraphQLFormattedError {
  return { message: away[language], extensions: { code: 'UNAVAILABLE', requestId } };
}
