import type { Act, RequestContext } from '../access/request-context.ts';
import { entryFor } from '../areas/area-fact.service.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { rowId } from '../platform/global-id.ts';
import type { ChangeInput } from '../access/act.types.ts';
import { NeedKind } from './need-kind.entity.ts';
import { Need, type NeedFacts } from './need.entity.ts';
import type { NeedAct } from './need.enums.ts';
import { needPolicy } from './need.policy.ts';
import type {
  DraftNeedInput,
  MeetNeedInput,
  RegisterNeedInput,
  ReturnNeedInput,
  ReviseNeedInput,
  SubmitNeedInput,
  VerifyNeedInput,
  WithdrawNeedInput,
} from './need.types.ts';

/** What a mutation answers with, and what a retry finds: the row, which is then read like any other. */
export interface NeedAnswered {
  readonly needId: string;
}

export async function registerNeed(context: RequestContext, input: RegisterNeedInput): Promise<NeedAnswered> {
  return await context.act('registerNeed', input, act => enterNeed(context, act, input, 'need:register'));
}

export async function draftNeed(context: RequestContext, input: DraftNeedInput): Promise<NeedAnswered> {
  return await context.act('draftNeed', input, act => enterNeed(context, act, input, 'need:draft'));
}

/** A new row has nobody yet who may change it, so the right to enter it is checked on its area. */
async function enterNeed(
  context: RequestContext,
  act: Act,
  input: RegisterNeedInput | DraftNeedInput,
  action: 'need:register' | 'need:draft',
): Promise<NeedAnswered> {
  const area = areaByCode(context, input.areaCode, 'input.areaCode');
  const kind = await act.em.findOne(NeedKind, { code: input.kind });
  if (kind === null) {
    throw InvalidInputError.of('input.kind', {
      en: `There is no kind of need "${input.kind}"; see needKinds.`,
      id: `Tidak ada jenis kebutuhan "${input.kind}"; lihat needKinds.`,
    });
  }
  const unit = input.unit ?? undefined;
  if ((kind.code === 'OTHER') !== (unit !== undefined)) {
    throw InvalidInputError.of('input.unit', {
      en: kind.code === 'OTHER' ? 'A need of kind OTHER needs its own unit.' : `The unit of ${kind.code} is fixed.`,
      id: kind.code === 'OTHER' ? 'Kebutuhan jenis OTHER memerlukan satuan.' : `Satuan ${kind.code} sudah ditentukan.`,
    });
  }
  const place = { areaCode: area.code, sectors: [kind.sector], organizationIds: [] };
  const need = new Need(
    await entryFor(act, action, place),
    area,
    { code: kind.code, sector: kind.sector, unit: unit ?? kind.unit },
    {
      title: input.title,
      quantity: input.quantity,
      familiesAffected: input.familiesAffected ?? null,
      severity: input.severity,
      evidence: input.evidence ?? null,
    },
    action === 'need:register' ? 'SUBMITTED' : 'DRAFT',
  );
  act.em.persist(need);
  return { needId: need.id };
}

export async function reviseNeed(context: RequestContext, input: ReviseNeedInput): Promise<NeedAnswered> {
  const { id: _id, expectedVersion: _version, idempotencyKey: _key, ...given } = input;
  return await changeNeed(context, 'revise', input, need => need.revise(withoutGaps(given)));
}

export async function submitNeed(context: RequestContext, input: SubmitNeedInput): Promise<NeedAnswered> {
  return await changeNeed(context, 'submit', input, need => need.submit());
}

export async function verifyNeed(context: RequestContext, input: VerifyNeedInput): Promise<NeedAnswered> {
  return await changeNeed(context, 'verify', input, (need, by, at) => need.verify(by, at));
}

export async function returnNeed(context: RequestContext, input: ReturnNeedInput): Promise<NeedAnswered> {
  return await changeNeed(context, 'return', input, need => need.return(input.reason));
}

export async function withdrawNeed(context: RequestContext, input: WithdrawNeedInput): Promise<NeedAnswered> {
  return await changeNeed(context, 'withdraw', input, need => need.withdraw(input.reason));
}

export async function meetNeed(context: RequestContext, input: MeetNeedInput): Promise<NeedAnswered> {
  return await changeNeed(context, 'meet', input, (need, _by, at) => need.meet(input.reason, at));
}

async function changeNeed(
  context: RequestContext,
  act: NeedAct,
  input: ChangeInput,
  change: (need: Need, by: string, at: Date) => void,
): Promise<NeedAnswered> {
  const needId = rowId('need', input.id);
  return await context.act(`${act}Need`, input, async doing => {
    const need = await needPolicy.find(doing, `need:${act}`, needId, input.expectedVersion);
    change(need, doing.viewer.personId as string, doing.at);
    return { needId };
  });
}

/** Only what was given; what may be empty may be given as null, the rest is left alone then. */
function withoutGaps({
  familiesAffected,
  evidence,
  ...rest
}: Partial<Record<keyof NeedFacts, unknown>>): Partial<NeedFacts> {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null);
  return {
    ...Object.fromEntries(given),
    ...(familiesAffected === undefined ? {} : { familiesAffected }),
    ...(evidence === undefined ? {} : { evidence }),
  } as Partial<NeedFacts>;
}
