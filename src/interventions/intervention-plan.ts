import { isWithin } from '../access/area-code.ts';
import type { Act } from '../access/request-context.ts';
import { Need } from '../needs/need.entity.ts';
import { needPolicy } from '../needs/need.policy.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { InvalidInputError, NotFoundError, type FieldFault, type Message } from '../platform/errors.ts';
import { tryRowId } from '../platform/global-id.ts';
import { InpresActivity } from './inpres.entity.ts';
import { BudgetLine, InterventionParticipant, NeedAnswer } from './intervention-parts.entity.ts';
import type { Intervention, Plan } from './intervention.entity.ts';
import type { NawacitaPriority } from './intervention.enums.ts';
import type {
  AnswerInput,
  BudgetLineInput,
  DraftInterventionInput,
  ParticipantInput,
  ProposeInterventionInput,
  ReviseInterventionInput,
} from './intervention.types.ts';

/** The plan of a new intervention. */
export function newPlan(input: ProposeInterventionInput | DraftInterventionInput): Plan {
  return {
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
}

/** What may be empty may be given as null; of the rest, null is as good as left out. */
export function revisedPlan(now: Intervention, input: ReviseInterventionInput): Plan {
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

/** Who takes part, what is answered and what it costs, looked at and ready to be written. */
export interface Parts {
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
export async function checkParts({ em, viewer }: Act, areaCode: string, plan: Plan, input: PartsInput): Promise<Parts> {
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

  const organizationIds = input.participants.map(part => tryRowId('organization', part.organizationId));
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

  const needIds = input.answers.map(({ needId }) => tryRowId('need', needId));
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
    if (need.verification === 'DRAFT' || need.verification === 'RETURNED') {
      fault(`answers.${index}.needId`, {
        en: `This need is ${need.verification}; it has to be submitted first.`,
        id: `Kebutuhan ini berstatus ${need.verification}; harus diajukan lebih dahulu.`,
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

export function addParts({ em }: Act, interventionId: string, { participants, answers, budgetLines }: Parts): void {
  for (const part of participants)
    em.persist(Object.assign(new InterventionParticipant(), { interventionId, ...part }));
  // In the order of the ids, as everybody locks needs, so that nobody waits in a circle.
  for (const answer of answers.toSorted((a, b) => (a.needId < b.needId ? -1 : 1)))
    em.persist(Object.assign(new NeedAnswer(), { interventionId, ...answer }));
  for (const { fundSource, amount, note } of budgetLines) {
    em.persist(Object.assign(new BudgetLine(), { interventionId, fundSource, amount, note: note ?? null }));
  }
}

function priorityNumber(priority: NawacitaPriority | null | undefined): number | null {
  return priority ? Number(priority.slice('NAWACITA_'.length)) : null;
}

/** Places of values that came before. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
