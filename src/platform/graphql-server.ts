import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLResponse,
  type HTTPGraphQLRequest,
} from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { GoneError } from './abandon.ts';
import { currentRequest } from './current-request.ts';
import { DomainError, ForbiddenError, texts, wentWrong, type ErrorCode, type Message } from './errors.ts';
import { faultsOf, refuseUnusable, type ShownFault } from './input-faults.ts';
import { documentLimits, DocumentLimits } from './limits/document-limits.ts';
import { limitsOperations, type Spender } from './limits/operation-limits.ts';
import type { RateLimiter } from './limits/rate-limiter.ts';
import type { Refusals } from './limits/refusals.ts';
import type { JsonParts } from './json-parts.ts';
import type { Logger } from './logger.ts';
import type { OperationEnd, OperationObserver } from './operation-observer.ts';

/** What the server must know of an operation's context. */
export interface Operation extends Spender {
  readonly statements: number;
  readonly readPath: string;
  begins(document: DocumentNode): void;
  finish(): Promise<void>;
}

/** An operation's data as JSON, where it can be had without executing field by field. */
export type Answer<Context> = (
  context: Context,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  documentKey: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<JsonParts | undefined>;

interface Options<Context> {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly answer: Answer<Context> | undefined;
  readonly onOperation: ((context: Context) => void) | undefined;
  readonly observers: readonly OperationObserver[];
  /** Clients may ask for texts by their hashes, once they have sent them; not where only listed texts are answered. */
  readonly remembersTexts: boolean;
  /** Counts what is spent; nothing where it is not counted. */
  readonly rateLimiter: RateLimiter | undefined;
  readonly refusals: Refusals | undefined;
}

/** Data that is already written, and goes out as it is. */
class Written {
  constructor(readonly json: JsonParts) {}
}

export function createGraphqlServer<Context extends Operation>({
  schema,
  logger,
  answer,
  onOperation,
  observers,
  remembersTexts,
  rateLimiter,
  refusals,
}: Options<Context>): ApolloServer<Context> {
  const limited = new DocumentLimits();
  return new ApolloServer<Context>({
    schema,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: documentLimits.tokens },
    validationRules: [limited.rule],
    // Who made more than these has enough to mend; each costs time, for nothing.
    validationOptions: { maxErrors: 5 },
    introspection: true,
    ...(!remembersTexts && { persistedQueries: false }),
    logger,
    formatError: (formatted, error) => translate(formatError(formatted, unwrapResolverError(error), logger)),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap every field of the schema in a function.
      ApolloServerPluginCacheControlDisabled(),
      endsOperations({ logger, onOperation, observers, refusals }),
      limited.plugin,
      limitsOperations(schema, rateLimiter),
      ...(answer === undefined ? [] : [answersAtOnce(answer, logger)]),
    ],
    // Apollo Server hands on what it is given here; parts spare the making of a long text.
    stringifyResult: result => written(result) as string,
    // The process's own signals close everything in order.
    stopOnTerminationSignals: false,
  });
}

/** As `JSON.stringify` writes it, with what is written already as it is. */
function written({ data, errors, extensions }: FormattedExecutionResult): string | JsonParts {
  if (!((data as unknown) instanceof Written)) {
    return `${JSON.stringify({ errors: errors && inOrder(errors), data, extensions })}\n`;
  }
  const end = extensions === undefined ? '}\n' : `,"extensions":${JSON.stringify(extensions)}}\n`;
  return ['{"data":', ...(data as unknown as Written).json, end];
}

/** By what they are about, from the top of the operation to its end: which of them came first is chance. */
function inOrder(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errors.length < 2) return errors;
  const placeOf = ({ locations: [first] = [], path = [] }: GraphQLFormattedError) => [
    first?.line ?? 0,
    first?.column ?? 0,
    ...path.map(step => (typeof step === 'number' ? step : 0)),
  ];
  return errors.toSorted((one, other) => {
    const [place, others] = [placeOf(one), placeOf(other)];
    const differing = place.findIndex((step, index) => step !== others[index]);
    return differing === -1 ? 0 : (place[differing] ?? 0) - (others[differing] ?? 0);
  });
}

function endsOperations<Context extends Operation>({
  logger,
  onOperation,
  observers,
  refusals,
}: Pick<Options<Context>, 'logger' | 'onOperation' | 'observers' | 'refusals'>): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const begun = performance.now();
      for (const observer of observers) observer.began?.();
      return {
        didResolveOperation: async ({ contextValue, document, request }) => {
          refuseUnusable(document, request.variables ?? {});
          contextValue.begins(document);
        },
        willSendResponse: async ({ contextValue, operation, request, response, source }) => {
          onOperation?.(contextValue);
          // A client that knows only application/json knows a fault of its operation by the answer, not by the status.
          if (response.http.status === 400 && source !== undefined && !knowsGraphqlResponse(request.http)) {
            response.http.status = 200;
            void refusals?.count(contextValue.payer);
          }
          const failure = await contextValue.finish().then(
            () => undefined,
            (error: unknown) => ({ error }),
          );
          // What could not end as it should is not shown.
          if (failure !== undefined && response.body.kind === 'single') {
            const errors = [translate(formatError({ message: '' }, failure.error, logger))];
            response.body.singleResult = { data: null, errors };
          }
          if (observers.length === 0) return;
          const end: OperationEnd = {
            name: operation?.name?.value,
            kind: operation?.operation,
            code: codeOf(response),
            readPath: contextValue.readPath,
            statements: contextValue.statements,
            seconds: (performance.now() - begun) / 1000,
          };
          for (const observer of observers) observer.ended(end);
        },
      };
    },
  };
}

/** Whether a client tells answers to GraphQL from those of whatever stands between (GraphQL over HTTP). */
function knowsGraphqlResponse(http: HTTPGraphQLRequest | undefined): boolean {
  return http?.headers.get('accept')?.includes('application/graphql-response+json') === true;
}

function codeOf({ body }: GraphQLResponse): string {
  const first = body.kind === 'single' ? body.singleResult.errors?.[0] : undefined;
  return first === undefined ? 'OK' : String(first.extensions?.['code']);
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
          const json = await answer(contextValue, document, operation, queryHash ?? '', request.variables ?? {});
          return json === undefined ? null : responseOf({ data: new Written(json) });
        } catch (error) {
          // Nobody waits for an answer.
          if (error instanceof GoneError) {
            return responseOf({ data: null, errors: [formatError({ message: '' }, error, logger)] });
          }
          // What took too long takes as long again, and a database that stays silent stays so; any other trouble the other
          // way of reading meets too, and tells it field by field.
          if (causeOf(error)[0] === 'QUERY_TOO_EXPENSIVE' || isSilence(error)) {
            return responseOf({ data: null, errors: [translate(formatError({ message: '' }, error, logger))] });
          }
          // graphql-js itself throws at what a client wrote, and repeats it.
          const isClients = error instanceof GraphQLError && error.originalError === undefined;
          if (!isClients) logger.warn({ err: error }, 'an operation is answered field by field');
          return null;
        }
      },
    }),
  };
}

/** In the language of the request, with its id. */
function translate(error: GraphQLFormattedError): GraphQLFormattedError {
  const { language = 'en', requestId } = currentRequest.getStore() ?? {};
  const { [texts]: text, ...extensions } = (error.extensions ?? {}) as {
    [texts]?: Message;
    fields?: readonly ShownFault[];
  };
  return {
    ...error,
    message: shortened(text?.[language] ?? error.message),
    extensions: {
      ...extensions,
      ...(extensions.fields && {
        fields: extensions.fields.map(fault => ({
          field: fault.field,
          message: shortened(fault[texts][language]),
        })),
      }),
      ...(requestId !== undefined && { requestId }),
    },
  };
}

/** What repeats a long name or value is cut: who sent it knows it. */
function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`;
}

const longestMessage = 2000;

/** Everything a client is told has a code of the closed list; what we did not foresee is told to the log only. */
function formatError(formatted: GraphQLFormattedError, thrown: unknown, logger: Logger): GraphQLFormattedError {
  const error =
    thrown instanceof GraphQLError && thrown.originalError instanceof DomainError ? thrown.originalError : thrown;
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
    clientCodes[String(formatted.extensions?.['code'])] ??
    (isOfArgument(error) || isOfRequest(error) ? 'BAD_USER_INPUT' : undefined);
  if (code !== undefined) return { message: formatted.message, ...place, extensions: { code } };
  if (!(error instanceof GoneError)) logger.error({ err: error, path: formatted.path }, 'an operation failed');
  const [shown, text] = causeOf(error);
  return { message: text.en, ...place, extensions: { code: shown, [texts]: text } };
}

/** graphql-js 16 finds a null variable where an argument with a default knows no null only while it executes. */
function isOfArgument(error: unknown): boolean {
  return error instanceof GraphQLError && /^Argument "\w+" (of|has) /.test(error.message);
}

/** Apollo Server 5.5.1 refuses some requests with a status alone, such as persisted queries of another version. */
function isOfRequest(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const { status = 500 } = (error.extensions['http'] ?? {}) as { status?: number };
  return status >= 400 && status < 500;
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
  if (error instanceof GoneError) return ['UNAVAILABLE', away];
  for (let cause = error; cause instanceof Error; cause = cause.cause ?? (cause as GraphQLError).originalError) {
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
    // Raised by triggers of ours that keep somebody from what their rights do not say.
    if (code === 'KB403') return ['FORBIDDEN', new ForbiddenError().text];
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
export function unavailable(language: keyof Message, requestId: string): GraphQLFormattedError {
  return { message: away[language], extensions: { code: 'UNAVAILABLE', requestId } };
}
