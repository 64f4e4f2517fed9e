import { sql } from 'kysely';
import type { ChangeInput } from '../access/act.types.ts';
import type { Act, RequestContext } from '../access/request-context.ts';
import { entryFor } from '../areas/area-fact.service.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { ForbiddenError, InvalidInputError, type FieldFault } from '../platform/errors.ts';
import { globalId, rowId } from '../platform/global-id.ts';
import { BudgetLine, InterventionParticipant, NeedAnswer, ProgressNote } from './intervention-parts.entity.ts';
import { addParts, checkParts, newPlan, revisedPlan } from './intervention-plan.ts';
import { Intervention } from './intervention.entity.ts';
import type { InterventionAct } from './intervention.enums.ts';
import { interventionPolicy, placeOfIntervention } from './intervention.policy.ts';
import type {
  ApproveInterventionInput,
  CancelInterventionInput,
  CompleteInterventionInput,
  DraftInterventionInput,
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
  const area = areaByCode(context, input.areaCode, 'input.areaCode');
  const plan = newPlan(input);
  const parts = await checkParts(act, area.code, plan, input);
  const organizationIds = [...new Set(parts.participants.map(({ organizationId }) => organizationId))];
  const entry = await entryFor(act, action, { areaCode: area.code, sectors: plan.sectors, organizationIds });
  const status = action === 'intervention:propose' ? 'PROPOSED' : 'DRAFT';
  const intervention = new Intervention(entry, area, plan, organizationIds, status);
  act.em.persist(intervention);
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
    // What it becomes must be what they could have entered: not another sector's, nor without their organization.
    if (!act.viewer.allows('intervention:draft', placeOfIntervention(intervention))) throw new ForbiddenError();
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
    await act.em.flush();
    // A change of its parts only is a change of the intervention too, of which another must not be unaware.
    if (intervention.version === input.expectedVersion) {
      await act.session.run(sql`update intervention set version = version + 1 where id = ${interventionId}`);
    }
    return { interventionId };
  });
}
