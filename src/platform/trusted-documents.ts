import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Kind, parse, print, type DocumentNode } from 'graphql';
import { DomainError, InvalidInputError, StartError, type Message } from './errors.ts';

/** What a client may send instead of a text, or beside it. */
interface GraphqlRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** What somebody without leave to ask ad hoc may ask, and by which ids clients name it. */
export class TrustedDocuments {
  readonly #texts = new Map<string, string>();
  /** Hashes of texts that say the same as a trusted one, laid out otherwise; false for those that do not. */
  readonly #alike = new Map<string, boolean>();
  readonly #hashes = new Set<string>();
  /** The names of their operations: the only ones that metrics and traces tell. */
  readonly names: ReadonlySet<string>;

  /** `only`: whoever may not ask ad hoc asks nothing else. */
  constructor(
    documents: readonly Document[],
    readonly only: boolean,
  ) {
    const names = new Set<string>();
    for (const { id, text } of documents) {
      const document = parse(text);
      for (const form of [text, text.trim(), print(document)]) {
        this.#hashes.add(sha256(form));
        this.#texts.set(sha256(form), form);
      }
      if (id !== undefined) this.#texts.set(id, text);
      for (const name of namesOf(document)) names.add(name);
    }
    this.names = names;
  }

  /** Documents of operations that are written down, and lists of `{ id: text }` or as Apollo Client makes them. */
  static async read(texts: readonly string[], files: readonly string[], only: boolean): Promise<TrustedDocuments> {
    const listed = await Promise.all(files.map(async file => documentsOf(file, await readFile(file, 'utf8'))));
    return new TrustedDocuments([...texts.map(text => ({ text })), ...listed.flat()], only);
  }

  /** The request with the text that its id names. */
  resolve<Request extends GraphqlRequest>(request: Request): Request {
    const id = idOf(request);
    if (id === undefined) return request;
    const text = this.#texts.get(id);
    const { query } = request;
    if (query === undefined || query === null || query === '') {
      if (text === undefined && !this.only) return request;
      if (text === undefined) throw refused();
      return { ...withoutId(request), query: text };
    }
    if (typeof query === 'string' && query !== text && sha256(query) !== id) throw mismatched();
    return withoutId(request);
  }

  has(text: string): boolean {
    const hash = sha256(text);
    if (this.#hashes.has(hash)) return true;
    let alike = this.#alike.get(hash);
    if (alike === undefined) {
      alike = this.#hashes.has(sha256(printed(text)));
      if (this.#alike.size >= mostRemembered) this.#alike.clear();
      this.#alike.set(hash, alike);
    }
    return alike;
  }

  /** Refuses what is not trusted from those who may not ask ad hoc. */
  async admit(query: unknown, mayAskAdHoc: () => Promise<boolean>): Promise<void> {
    // What is no text at all is refused as such.
    if (!this.only || typeof query !== 'string' || this.has(query)) return;
    if (!(await mayAskAdHoc())) throw refused();
  }
}

interface Document {
  readonly id?: string;
  readonly text: string;
}

const mostRemembered = 1000;
/** As many as an operation may have at all. */
const maxTokens = 2000;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function printed(text: string): string {
  try {
    return print(parse(text, { maxTokens, noLocation: true }));
  } catch {
    return '';
  }
}

function namesOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap(definition =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined ? [definition.name.value] : [],
  );
}

/** `documentId` of the GraphQL-over-HTTP draft, with or without "sha256:", or the extension of Apollo's persisted queries. */
function idOf({ documentId, extensions }: GraphqlRequest): string | undefined {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  if (typeof extensions !== 'object' || extensions === null || !('persistedQuery' in extensions)) return undefined;
  const { persistedQuery } = extensions;
  if (typeof persistedQuery !== 'object' || persistedQuery === null || !('sha256Hash' in persistedQuery))
    return undefined;
  return typeof persistedQuery.sha256Hash === 'string' ? persistedQuery.sha256Hash : undefined;
}

function withoutId<Request extends GraphqlRequest>(request: Request): Request {
  const { documentId: _, extensions, ...rest } = request;
  if (typeof extensions !== 'object' || extensions === null) return rest as Request;
  const { persistedQuery: __, ...others } = extensions as Record<string, unknown>;
  return { ...rest, extensions: others } as unknown as Request;
}

/** The documents of a list; thrown is what is wrong with it, for whoever wrote it. */
export function documentsOf(file: string, content: string): Document[] {
  try {
    const list = JSON.parse(content) as Record<string, unknown> & {
      operations?: { id: string; body: string }[];
    };
    const documents = Array.isArray(list.operations)
      ? list.operations.map(({ id, body }) => ({ id, text: body }))
      : Object.entries(list).map(([id, text]) => ({ id, text: text as string }));
    for (const { text } of documents) parse(text);
    return documents;
  } catch (error) {
    throw new StartError(`The list of trusted documents ${file} cannot be used: ${(error as Error).message}`);
  }
}

function refused(): DomainError {
  return withStatus(403, new DomainError('FORBIDDEN', notTrusted));
}

function mismatched(): DomainError {
  return withStatus(400, InvalidInputError.of('documentId', otherText));
}

/** Thrown before there is an operation, where Apollo Server would take it for a fault of ours. */
function withStatus<Thrown extends DomainError>(status: number, error: Thrown): Thrown {
  Object.assign(error.extensions, { http: { status } });
  return error;
}

const notTrusted: Message = {
  en: 'This server answers only the operations on its list; yours is not among them.',
  id: 'Server ini hanya menjawab operasi yang ada dalam daftarnya; operasi Anda tidak termasuk.',
};

const otherText: Message = {
  en: 'The query is another one than its id names.',
  id: 'Kueri berbeda dengan yang disebut oleh id-nya.',
};
