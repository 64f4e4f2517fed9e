import type { DocumentNode } from 'graphql';
import {
  MeetNeedDocument,
  ReturnNeedDocument,
  ReviseNeedDocument,
  SubmitNeedDocument,
  VerifyNeedDocument,
  WithdrawNeedDocument,
  type NeedAction,
} from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import type { Answer, Api } from '../support/api.ts';
import type { Somebody } from '../support/factories.ts';

/** What a need looks like to whoever reads it. */
export interface NeedSeen {
  readonly version: number;
  readonly title: string;
  readonly quantity: number;
  readonly familiesAffected: number | null;
  readonly evidence: string | null;
  readonly severity: string;
  readonly status: string;
  readonly verification: string;
  readonly statusReason: string | null;
  readonly returnReason: string | null;
  readonly verifiedAt: string | null;
  readonly metAt: string | null;
  readonly coverage: { readonly planned: number; readonly delivered: number; readonly uncovered: number };
  readonly reportedBy: { readonly name: string } | null;
  readonly verifiedBy: { readonly name: string } | null;
  readonly availableActions: readonly NeedAction[];
}

const read = `query ($id: ID!) {
  need(id: $id) {
    version title quantity familiesAffected evidence severity status verification statusReason returnReason verifiedAt
    metAt coverage { planned delivered uncovered } reportedBy { name } verifiedBy { name } availableActions
  }
}`;

/** The need as somebody sees it, by its row's id; null when they see none. */
export async function needSeenBy(api: Api, who: Somebody, id: string): Promise<NeedSeen | null> {
  const { data, errors } = await api.run<{ need: NeedSeen | null }, object>(who, read, { id: globalId('need', id) });
  if (!data) throw new Error(`The need cannot be asked for: ${JSON.stringify(errors)}`);
  return data.need;
}

/** The only field of an act's answer, under the name of its mutation. */
type NeedPayload = Record<string, { readonly need: { readonly version: number } }>;

interface ActOnNeed {
  readonly document: DocumentNode;
  /** What the act must be told besides the row and its version. */
  readonly input: object;
}

const reason = { reason: 'Sudah dibahas bersama warga.' };

export const actsOnNeeds: Readonly<Record<NeedAction, ActOnNeed>> = {
  REVISE: { document: ReviseNeedDocument, input: { title: 'Diperbaiki setelah dihitung' } },
  SUBMIT: { document: SubmitNeedDocument, input: {} },
  VERIFY: { document: VerifyNeedDocument, input: {} },
  RETURN: { document: ReturnNeedDocument, input: reason },
  WITHDRAW: { document: WithdrawNeedDocument, input: reason },
  MEET: { document: MeetNeedDocument, input: reason },
};

/** Does an act on the need with a row's id, at version 1 unless told. */
export async function actOnNeed(
  api: Api,
  who: Somebody,
  act: NeedAction,
  id: string,
  input: object = {},
): Promise<Answer<NeedPayload>> {
  const { document, input: told } = actsOnNeeds[act];
  return await api.run<NeedPayload, object>(who, document, {
    input: { id: globalId('need', id), expectedVersion: 1, ...told, ...input },
  });
}
