import { GraphQLError } from 'graphql';

/** The closed list of what a client can be told; `docs/errors.md` explains each. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'BAD_USER_INPUT',
  'IDEMPOTENCY_KEY_REUSED',
  'QUERY_TOO_EXPENSIVE',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A sentence in both languages of the API; `Accept-Language` chooses. */
export interface Message {
  readonly en: string;
  readonly id: string;
}
export type Language = keyof Message;

/** Where an answer keeps a message in both languages until it is sent. JSON knows no symbols, so it never goes out. */
export const texts = Symbol('texts');

/** A fact that the client should understand. Anything else that is thrown is our mistake. */
export class DomainError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    readonly text: Message,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(text.en, { extensions: { code, ...details } });
  }
}

/** Something that whoever starts the program can mend: told without a stack. */
export class StartError extends Error {}

export class UnauthenticatedError extends DomainError {
  constructor(text: Message = { en: 'Sign in to do this.', id: 'Silakan masuk terlebih dahulu untuk melakukan ini.' }) {
    super('UNAUTHENTICATED', text);
  }
}

export class ForbiddenError extends DomainError {
  constructor(
    text: Message = { en: 'Your grants do not allow this.', id: 'Hak akses Anda tidak mengizinkan tindakan ini.' },
  ) {
    super('FORBIDDEN', text);
  }
}

/** A row that is not there and a row that the viewer may not see are the same. */
export class NotFoundError extends DomainError {
  constructor(noun: Message = { en: 'such object', id: 'objek seperti itu' }) {
    super('NOT_FOUND', {
      en: `There is no ${noun.en} that you may see.`,
      id: `Tidak ada ${noun.id} yang dapat Anda lihat.`,
    });
  }
}

export class ConflictError extends DomainError {
  constructor(text: Message, details: { currentVersion?: number } = {}) {
    super('CONFLICT', text, details);
  }
}

export interface FieldFault {
  /** Path of the input field, such as `input.answers.0.quantity`. */
  readonly field: string;
  readonly message: Message;
}

/** Names every field at fault at once. */
export class InvalidInputError extends DomainError {
  constructor(readonly faults: readonly FieldFault[]) {
    super('BAD_USER_INPUT', {
      en: faults.map(({ field, message }) => `${field}: ${message.en}`).join(' '),
      id: faults.map(({ field, message }) => `${field}: ${message.id}`).join(' '),
    });
  }

  static of(field: string, message: Message): InvalidInputError {
    return new InvalidInputError([{ field, message }]);
  }
}

export const wentWrong: Message = { en: 'Something went wrong.', id: 'Terjadi kesalahan.' };

/** Indonesian when the client prefers it, English otherwise. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map(entry => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = parameters.find(parameter => parameter.trim().startsWith('q='));
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) };
    })
    .filter(({ tag, quality }) => /^(id|en)\b/.test(tag) && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return preferred[0]?.tag.startsWith('id') === true ? 'id' : 'en';
}
