import { sql } from 'kysely';
import type { ChangeInput } from '../access/act.types.ts';
import type { Act, RequestContext } from '../access/request-context.ts';
import { BudgetLine, InterventionParticipant } from '../interventions/intervention-parts.entity.ts';
import { Intervention } from '../interventions/intervention.entity.ts';
import { interventionPolicy, placeOfIntervention } from '../interventions/intervention.policy.ts';
import { ConflictError, ForbiddenError, InvalidInputError } from '../platform/errors.ts';
import { rowId } from '../platform/global-id.ts';
import { Contribution, joinable } from './contribution.entity.ts';
import type { ContributionAct } from './contribution.enums.ts';
import { contributionPolicy, ofOthers } from './contribution.policy.ts';
import type {
  AcceptContributionInput,
  DeclineContributionInput,
  OfferContributionInput,
  WithdrawContributionInput,
} from './contribution.types.ts';

/** What a mutation answers with, and what a retry finds: the row, which is then read like any other. */
export interface ContributionAnswered {
  readonly contributionId: string;
}

export async function offerContribution(
  context: RequestContext,
  input: OfferContributionInput,
): Promise<ContributionAnswered> {
  const interventionId = rowId('intervention', input.interventionId);
  return await context.act('offerContribution', input, async act => {
    await interventionPolicy.assertVisible(act, interventionId);
    const intervention = await act.em.findOneOrFail(Intervention, { id: interventionId });
    const grants = act.viewer.grantsFor('contribution:offer', placeOfIntervention(intervention));
    const [grant] = ofOthers(intervention, grants);
    if (grant === undefined || grant.organizationId === null) throw new ForbiddenError();
    await act.under(grant);
    if (((input.fundSource ?? null) === null) !== ((input.amount ?? null) === null) || input.amount === '0') {
      throw InvalidInputError.of('input.amount', {
        en: 'Money has a source and an amount of more than zero.',
        id: 'Dana memiliki sumber dan jumlah lebih dari nol.',
      });
    }
    assertJoinable(intervention);
    const { organizationId } = grant;
    const same = { interventionId, organizationId, role: input.role, status: 'OFFERED' } as const;
    if ((await act.em.count(Contribution, same)) > 0) {
      throw new ConflictError({
        en: 'Your organization has offered this already; withdraw it first.',
        id: 'Organisasi Anda sudah menawarkannya; tarik lebih dahulu.',
      });
    }
    const { role, note, fundSource = null, amount = null } = input;
    const contribution = new Contribution(
      { interventionId, organizationId, role, note, fundSource, amount },
      intervention,
      { personId: act.viewer.personId as string, at: act.at },
    );
    act.em.persist(contribution);
    return { contributionId: contribution.id };
  });
}

export async function withdrawContribution(
  context: RequestContext,
  input: WithdrawContributionInput,
): Promise<ContributionAnswered> {
  return await decide(context, 'withdraw', input);
}

export async function declineContribution(
  context: RequestContext,
  input: DeclineContributionInput,
): Promise<ContributionAnswered> {
  return await decide(context, 'decline', input, input.reason);
}

/** The partner takes part from now on, with its money, and sees the intervention in every state. */
export async function acceptContribution(
  context: RequestContext,
  input: AcceptContributionInput,
): Promise<ContributionAnswered> {
  return await decide(context, 'accept', input, null, async (contribution, { em, session }) => {
    const { interventionId, organizationId, role, fundSource, amount, note } = contribution;
    const intervention = await em.findOneOrFail(Intervention, { id: interventionId });
    assertJoinable(intervention);
    const part = { interventionId, organizationId, role };
    if ((await em.count(InterventionParticipant, part)) === 0)
      em.persist(Object.assign(new InterventionParticipant(), part));
    if (fundSource !== null && amount !== null)
      em.persist(Object.assign(new BudgetLine(), { interventionId, fundSource, amount, note }));
    const { version } = intervention;
    intervention.joinedBy(organizationId);
    await em.flush();
    // Its parts are the intervention's, which is another one now for whoever read it before.
    if (intervention.version === version)
      await session.run(sql`update intervention set version = version + 1 where id = ${interventionId}`);
  });
}

function assertJoinable({ status }: Intervention): void {
  if (joinable.includes(status)) return;
  throw new ConflictError({
    en: `Nobody joins an intervention that is ${status} (only ${joinable.join(', ')}).`,
    id: `Intervensi berstatus ${status} tidak dapat diikuti (hanya ${joinable.join(', ')}).`,
  });
}

async function decide(
  context: RequestContext,
  verb: ContributionAct,
  input: ChangeInput,
  reason: string | null = null,
  then: (contribution: Contribution, act: Act) => Promise<void> = async () => {},
): Promise<ContributionAnswered> {
  const contributionId = rowId('contribution', input.id);
  return await context.act(`${verb}Contribution`, input, async act => {
    const found = await contributionPolicy.find(act, `contribution:${verb}`, contributionId, input.expectedVersion);
    found.decide(verb, act.viewer.personId as string, act.at, reason);
    await then(found, act);
    return { contributionId };
  });
}
