import type { DocumentNode } from 'graphql';
import {
  ApproveInterventionDocument,
  CancelInterventionDocument,
  CompleteInterventionDocument,
  InterventionPageDocument,
  ReportInterventionProgressDocument,
  ReturnInterventionDocument,
  ReviseInterventionDocument,
  StartInterventionDocument,
  SubmitInterventionDocument,
  VerifyInterventionDocument,
  type InterventionAction,
  type InterventionPageQuery,
  type ProposeInterventionInput,
} from '../../schema/generated/operations.ts';
import { globalId, parseGlobalId } from '../../src/platform/global-id.ts';
import type { Answer, Api } from '../support/api.ts';
import { countStored } from '../support/database.ts';
import type { Somebody } from '../support/factories.ts';

/** A plan that any officer of its village may hand in. */
export const wells: ProposeInterventionInput = {
  areaCode: '15.71.01.1001',
  title: 'Sambungan rumah air bersih RT 09',
  sectors: ['WATER'],
  startsOn: '2027-01-15',
  endsOn: '2027-06-30',
};

/** The intervention as somebody sees it, by its row's id; null when they see none. */
export async function interventionSeenBy(
  api: Api,
  who: Somebody,
  id: string,
): Promise<InterventionPageQuery['intervention']> {
  const { data, errors } = await api.run(who, InterventionPageDocument, { id: globalId('intervention', id) });
  if (!data) throw new Error(`The intervention cannot be asked for: ${JSON.stringify(errors)}`);
  return data.intervention;
}

/** The only field of an act's answer, under the name of its mutation. */
type InterventionPayload = Record<string, { readonly intervention: { readonly version: number } }>;

interface ActOnIntervention {
  readonly document: DocumentNode;
  /** What the act must be told besides the row and its version. */
  readonly input: object;
}

const reason = { reason: 'Sudah dibahas bersama warga.' };

export const actsOnInterventions: Readonly<Record<InterventionAction, ActOnIntervention>> = {
  REVISE: { document: ReviseInterventionDocument, input: { title: 'Diperbaiki setelah dihitung' } },
  SUBMIT: { document: SubmitInterventionDocument, input: {} },
  VERIFY: { document: VerifyInterventionDocument, input: {} },
  APPROVE: { document: ApproveInterventionDocument, input: {} },
  RETURN: { document: ReturnInterventionDocument, input: reason },
  START: { document: StartInterventionDocument, input: {} },
  REPORT: { document: ReportInterventionProgressDocument, input: { text: 'Pipa induk telah terpasang.' } },
  COMPLETE: { document: CompleteInterventionDocument, input: { result: 'Air mengalir ke rumah warga.' } },
  CANCEL: { document: CancelInterventionDocument, input: reason },
};

/** Does an act on the intervention with a row's id, at version 1 unless told. */
export async function actOnIntervention(
  api: Api,
  who: Somebody,
  act: InterventionAction,
  id: string,
  input: object = {},
): Promise<Answer<InterventionPayload>> {
  const { document, input: told } = actsOnInterventions[act];
  return await api.run<InterventionPayload, object>(who, document, {
    input: { id: globalId('intervention', id), expectedVersion: 1, ...told, ...input },
  });
}

/** The row's id behind the id that an answer gave. */
export function rowOf(id: string | undefined): string {
  const parsed = parseGlobalId(id ?? '');
  if (parsed === undefined) throw new Error(`"${id}" is no id.`);
  return parsed.id;
}

const tables = ['intervention', 'intervention_participant', 'need_answer', 'budget_line', 'progress_note'];

/** How many rows each table of interventions has. */
export async function countParts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = await countStored(table);
  return counts;
}

export const noParts = Object.fromEntries(tables.map(table => [table, 0]));
