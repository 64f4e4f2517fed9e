import type { ChangeInput } from '../access/act.types.ts';
import { isWithin } from '../access/area-code.ts';
import type { Act, RequestContext } from '../access/request-context.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { Need } from '../needs/need.entity.ts';
import { needPolicy } from '../needs/need.policy.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { ForbiddenError, InvalidInputError, NotFoundError, type FieldFault, type Message } from '../platform/errors.ts';
import { globalId, parseGlobalId, rowId } from '../platform/global-id.ts';
import { InpresActivity } from './inpres.entity.ts';
import { BudgetLine, InterventionParticipant, NeedAnswer, ProgressNote } from './intervention-parts.entity.ts';
import { Intervention, type Plan } from './intervention.entity.ts';
import type { InterventionAct, NawacitaPriority } from './intervention.enums.ts';
import { interventionPolicy } from './intervention.policy.ts';
import type {
  AnswerInput,
  ApproveInterventionInput,
  BudgetLineInput,
  CancelInterventionInput,
  CompleteInterventionInput,
  DraftInterventionInput,
  ParticipantInput,
  ProposeInterventionInput,
  ReportInterventionProgressInput,
  ReturnInterventionInput,
  ReviseInterventionInput,
  StartInterventionInput,
  SubmitInterventionInput,
  VerifyInterventionInput,
} from './intervention.types.ts';

/** What a mutation answers with, and what a retry finds: the row, which is then read like any other. */
export interface InterventionAnswered {
  readonly interventionId: string;
}

export async function proposeIntervention(
  context: RequestContext,
  input: ProposeInterventionInput,
): Promise<InterventionAnswered> {
  return await context.act('proposeIntervention', input, act =>
    enterIntervention(context, act, input, 'intervention:propose'),
  );
}

export async function draftIntervention(
  context: RequestContext,
  input: DraftInterventionInput,
): Promise<InterventionAnswered> {
  return await context.act('draftIntervention', input, act =>
    enterIntervention(context, act, input, 'intervention:draft'),
  );
}

/** A new row has nobody yet who may change it, so the right to enter it is checked on its area and participants. */
async function enterIntervention(
  context: RequestContext,
  act: Act,
  input: ProposeInterventionInput | DraftInterventionInput,
  action: 'intervention:propose' | 'intervention:draft',
): Promise<InterventionAnswered> {
  const { em, viewer, at } = act;
  const area = areaByCode(context, input.areaCode, 'input.areaCode');
  const plan: Plan = {
    title: input.title,
    description: input.description ?? null,
    sectors: input.sectors,
    inpresActivityId: input.inpresActivity ?? null,
    familyFunction: input.familyFunction ?? null,
    nawacitaPriority: priorityNumber(input.nawacitaPriority),
    targetGroups: input.targetGroups,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    plannedBeneficiaries: input.plannedBeneficiaries ?? null,
  };
  const parts = await checkParts(act, area.code, plan, input);
  const organizationIds = [...new Set(parts.participants.map(({ organizationId }) => organizationId))];
  const grant = viewer.grantFor(action, {
    areaCode: area.code,
    isShared: false,
    sectors: plan.sectors,
    organizationIds,
  });
  if (grant === undefined || viewer.personId === undefined) throw new ForbiddenError();
  const entry = {
    personId: viewer.personId,
    area: { rowId: grant.areaId, code: grant.areaCode },
    organizationId: grant.organizationId,
    at,
  };
  const status = action === 'intervention:propose' ? 'PROPOSED' : 'DRAFT';
  const intervention = new Intervention(entry, area, plan, organizationIds, status);
  em.persist(intervention);
  addParts(act, intervention.id, parts);
  return { interventionId: intervention.id };
}

export async function reviseIntervention(
  context: RequestContext,
  input: ReviseInterventionInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'revise', 'reviseIntervention', input, async (intervention, act) => {
    const plan = revisedPlan(intervention, input);
    const parts = await checkParts(act, intervention.areaCode, plan, {
      participants: input.participants ?? [],
      answers: input.answers ?? [],
      budgetLines: input.budgetLines ?? [],
    });
    const named = input.participants ? [...new Set(parts.participants.map(part => part.organizationId))] : undefined;
    intervention.revise(plan, named);
    const { em } = act;
    const of = { interventionId: intervention.id };
    if (input.participants) await em.nativeDelete(InterventionParticipant, of);
    if (input.answers) await em.nativeDelete(NeedAnswer, of);
    if (input.budgetLines) await em.nativeDelete(BudgetLine, of);
    addParts(act, intervention.id, parts);
  });
}

export async function submitIntervention(
  context: RequestContext,
  input: SubmitInterventionInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'submit', 'submitIntervention', input, intervention =>
    intervention.submit(),
  );
}

export async function verifyIntervention(
  context: RequestContext,
  input: VerifyInterventionInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'verify', 'verifyIntervention', input, (intervention, { viewer, at }) =>
    intervention.verify(viewer.personId as string, at),
  );
}

export async function approveIntervention(
  context: RequestContext,
  input: ApproveInterventionInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'approve', 'approveIntervention', input, (intervention, { viewer, at }) =>
    intervention.approve(viewer.personId as string, at),
  );
}

export async function returnIntervention(
  context: RequestContext,
  input: ReturnInterventionInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'return', 'returnIntervention', input, intervention =>
    intervention.return(input.reason),
  );
}

export async function startIntervention(
  context: RequestContext,
  input: StartInterventionInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'start', 'startIntervention', input, (intervention, { at }) =>
    intervention.start(at),
  );
}

export async function reportInterventionProgress(
  context: RequestContext,
  input: ReportInterventionProgressInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'report', 'reportInterventionProgress', input, (intervention, act) => {
    intervention.report();
    act.em.persist(
      Object.assign(new ProgressNote(), {
        interventionId: intervention.id,
        reportedById: act.viewer.personId,
        reportedAt: act.at,
        physicalProgress: input.physicalProgress ?? null,
        text: input.text,
      }),
    );
  });
}

export async function completeIntervention(
  context: RequestContext,
  input: CompleteInterventionInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'complete', 'completeIntervention', input, async (intervention, act) => {
    const answers = await act.em.find(NeedAnswer, { interventionId: intervention.id });
    const byNeed = new Map(answers.map(answer => [globalId('need', answer.needId), answer]));
    const faults: FieldFault[] = [];
    for (const [index, { needId, quantity }] of input.delivered.entries()) {
      const answer = byNeed.get(needId);
      if (answer === undefined) {
        faults.push({
          field: `input.delivered.${index}.needId`,
          message: {
            en: 'This intervention does not answer that need, or it is told twice.',
            id: 'Intervensi ini tidak menjawab kebutuhan itu, atau disebut dua kali.',
          },
        });
        continue;
      }
      answer.deliveredQuantity = quantity;
      byNeed.delete(needId);
    }
    if (faults.length > 0) throw new InvalidInputError(faults);
    intervention.complete(input.result, input.actualBeneficiaries ?? null, act.at);
  });
}

export async function cancelIntervention(
  context: RequestContext,
  input: CancelInterventionInput,
): Promise<InterventionAnswered> {
  return await changeIntervention(context, 'cancel', 'cancelIntervention', input, intervention =>
    intervention.cancel(input.reason),
  );
}

async function changeIntervention(
  context: RequestContext,
  verb: InterventionAct,
  mutation: string,
  input: ChangeInput,
  change: (intervention: Intervention, act: Act) => void | Promise<void>,
): Promise<InterventionAnswered> {
  const interventionId = rowId('intervention', input.id);
  return await context.act(mutation, input, async act => {
    const intervention = await interventionPolicy.find(
      act,
      `intervention:${verb}`,
      interventionId,
      input.expectedVersion,
    );
    await change(intervention, act);
    return { interventionId };
  });
}

interface Parts {
  readonly participants: readonly { readonly organizationId: string; readonly role: ParticipantInput['role'] }[];
  readonly answers: readonly { readonly needId: string; readonly quantity: number }[];
  readonly budgetLines: readonly BudgetLineInput[];
}

interface PartsInput {
  readonly participants: readonly ParticipantInput[];
  readonly answers: readonly AnswerInput[];
  readonly budgetLines: readonly BudgetLineInput[];
}

/** Looks at everything before anything is written, and tells all faults at once. */
async function checkParts({ em, viewer }: Act, areaCode: string, plan: Plan, input: PartsInput): Promise<Parts> {
  const faults: FieldFault[] = [];
  const fault = (field: string, message: Message): void => void faults.push({ field: `input.${field}`, message });

  if (plan.endsOn < plan.startsOn) {
    fault('endsOn', { en: 'The last day is before the first.', id: 'Hari terakhir mendahului hari pertama.' });
  }
  if (plan.inpresActivityId !== null && (await em.count(InpresActivity, { id: plan.inpresActivityId })) === 0) {
    fault('inpresActivity', {
      en: 'There is no such activity; see inpresTargets.',
      id: 'Tidak ada kegiatan itu; lihat inpresTargets.',
    });
  }

  const organizationIds = input.participants.map(part => rowPart('organization', part.organizationId));
  const organizations = await em.find(Organization, { id: organizationIds.filter(id => id !== undefined) });
  const known = new Set(organizations.map(({ id }) => id));
  for (const [index, organizationId] of organizationIds.entries()) {
    if (organizationId === undefined || !known.has(organizationId)) {
      fault(`participants.${index}.organizationId`, {
        en: 'There is no such organization.',
        id: 'Tidak ada organisasi itu.',
      });
    }
  }
  for (const index of repeated(input.participants.map(({ organizationId, role }) => `${organizationId} ${role}`))) {
    fault(`participants.${index}`, {
      en: 'It is named twice with this role.',
      id: 'Disebut dua kali dengan peran ini.',
    });
  }

  const needIds = input.answers.map(({ needId }) => rowPart('need', needId));
  const needs = await em.find(Need, { id: needIds.filter(id => id !== undefined) });
  const visible = new Map(
    needs.filter(need => viewer.allows('need:read', needPolicy.placeOf(need))).map(need => [need.id, need]),
  );
  for (const [index, needId] of needIds.entries()) {
    const need = needId === undefined ? undefined : visible.get(needId);
    if (need === undefined) throw new NotFoundError({ en: 'need', id: 'kebutuhan' });
    if (!isWithin(need.areaCode, areaCode)) {
      fault(`answers.${index}.needId`, {
        en: 'This need lies outside the area of the intervention.',
        id: 'Kebutuhan ini berada di luar wilayah intervensi.',
      });
    }
    if (need.status === 'WITHDRAWN' || need.status === 'MET') {
      fault(`answers.${index}.needId`, {
        en: `This need is ${need.status}.`,
        id: `Kebutuhan ini berstatus ${need.status}.`,
      });
    }
    if ((input.answers[index]?.quantity ?? 0) > need.quantity) {
      fault(`answers.${index}.quantity`, {
        en: `More than the need itself, which is ${need.quantity} ${need.unit}.`,
        id: `Melebihi kebutuhannya, yaitu ${need.quantity} ${need.unit}.`,
      });
    }
  }
  for (const index of repeated(input.answers.map(({ needId }) => needId))) {
    fault(`answers.${index}`, { en: 'This need is named twice.', id: 'Kebutuhan ini disebut dua kali.' });
  }
  for (const [index, { amount }] of input.budgetLines.entries()) {
    if (BigInt(amount) === 0n) {
      fault(`budgetLines.${index}.amount`, { en: 'An amount is more than zero.', id: 'Jumlah harus lebih dari nol.' });
    }
  }
  if (faults.length > 0) throw new InvalidInputError(faults);

  return {
    participants: input.participants.map(({ role }, index) => ({ organizationId: organizationIds[index] ?? '', role })),
    answers: input.answers.map(({ quantity }, index) => ({ needId: needIds[index] ?? '', quantity })),
    budgetLines: input.budgetLines,
  };
}

function addParts({ em }: Act, interventionId: string, { participants, answers, budgetLines }: Parts): void {
  for (const part of participants)
    em.persist(Object.assign(new InterventionParticipant(), { interventionId, ...part }));
  for (const answer of answers) em.persist(Object.assign(new NeedAnswer(), { interventionId, ...answer }));
  for (const { fundSource, amount, note } of budgetLines) {
    em.persist(Object.assign(new BudgetLine(), { interventionId, fundSource, amount, note: note ?? null }));
  }
}

/** What may be empty may be given as null; of the rest, null is as good as left out. */
function revisedPlan(now: Intervention, input: ReviseInterventionInput): Plan {
  const kept = <Value>(given: Value | undefined, current: Value): Value => (given === undefined ? current : given);
  return {
    title: input.title ?? now.title,
    description: kept(input.description, now.description),
    sectors: input.sectors ?? now.sectors,
    inpresActivityId: kept(input.inpresActivity, now.inpresActivityId),
    familyFunction: kept(input.familyFunction, now.familyFunction),
    nawacitaPriority:
      input.nawacitaPriority === undefined ? now.nawacitaPriority : priorityNumber(input.nawacitaPriority),
    targetGroups: input.targetGroups ?? now.targetGroups,
    startsOn: input.startsOn ?? now.startsOn,
    endsOn: input.endsOn ?? now.endsOn,
    plannedBeneficiaries: kept(input.plannedBeneficiaries, now.plannedBeneficiaries),
  };
}

function priorityNumber(priority: NawacitaPriority | null | undefined): number | null {
  return priority ? Number(priority.slice('NAWACITA_'.length)) : null;
}

function rowPart(noun: string, global: string): string | undefined {
  const parsed = parseGlobalId(global);
  return parsed?.noun === noun && parsed.id.includes('-') ? parsed.id : undefined;
}

/** Places of values that came before. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
