import { sql } from 'kysely';
import type { ChangeInput } from '../access/act.types.ts';
import { isWithin } from '../access/area-code.ts';
import type { Act, RequestContext } from '../access/request-context.ts';
import { entryFor } from '../areas/area-fact.service.ts';
import { areaTree } from '../areas/area-tree.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import type { Area } from '../areas/area.types.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { ConflictError, ForbiddenError, InvalidInputError, type FieldFault, type Message } from '../platform/errors.ts';
import { rowId, tryRowId } from '../platform/global-id.ts';
import { Agreement, AgreementArea, agreementMachine, AgreementMember, type Terms } from './agreement.entity.ts';
import type { AgreementAct } from './agreement.enums.ts';
import { agreementPolicy, signingOf } from './agreement.policy.ts';
import type {
  EndAgreementInput,
  NameAgreementMemberInput,
  ProposeAgreementInput,
  RemoveAgreementMemberInput,
  RenewAgreementInput,
  SignAgreementInput,
} from './agreement.types.ts';

/** What a mutation answers with, and what a retry finds: the row, which is then read like any other. */
export interface AgreementAnswered {
  readonly agreementId: string;
}

/** What a proposal says beside its terms. */
interface Parts {
  readonly places: readonly { readonly rowId: number; readonly code: string }[];
  /** The first signs for the partner. */
  readonly people: readonly string[];
}

export async function proposeAgreement(
  context: RequestContext,
  input: ProposeAgreementInput,
): Promise<AgreementAnswered> {
  return await context.act('proposeAgreement', input, async act => {
    const area = areaByCode(context, input.areaCode, 'input.areaCode');
    const { partnerId, ...parts } = await checkProposal(context, act, area, input);
    const { number, purpose, allows, sectors, startsOn, endsOn } = input;
    const place = { areaCode: area.code, sectors, organizationIds: [partnerId] };
    const { personId } = await entryFor(act, 'agreement:propose', place);
    const terms = { number, purpose, partnerId, startsOn, endsOn, sectors: unique(sectors), allows: unique(allows) };
    return await propose(act, terms, area, personId, parts);
  });
}

/** The same once more, for the time after: it has to be signed like any other. */
export async function renewAgreement(context: RequestContext, input: RenewAgreementInput): Promise<AgreementAnswered> {
  return await changeAgreement(context, 'renewAgreement', 'renew', input, async (agreement, act) => {
    agreementMachine.assert('renew', agreement);
    const { em } = act;
    const of = { agreementId: agreement.id };
    const members = await em.find(AgreementMember, { ...of, removedAt: null });
    const people = members.toSorted((a, b) => Number(b.isRepresentative) - Number(a.isRepresentative));
    const areas = await em.find(AgreementArea, of);
    const startsOn = input.startsOn ?? dayAfter(agreement.endsOn);
    refuseBackwards(startsOn, input.endsOn);
    const { purpose, partnerId, sectors, allows } = agreement;
    return await propose(
      act,
      { number: input.number, purpose, partnerId, sectors, allows, startsOn, endsOn: input.endsOn },
      { rowId: agreement.areaId, code: agreement.areaCode },
      act.viewer.personId as string,
      {
        places: areas.map(({ areaId, areaCode }) => ({ rowId: areaId, code: areaCode })),
        people: people.map(({ personId }) => personId),
      },
      agreement.id,
    );
  });
}

async function propose(
  { em, at }: Act,
  terms: Terms,
  area: { readonly rowId: number; readonly code: string },
  personId: string,
  { places, people }: Parts,
  renewsId: string | null = null,
): Promise<AgreementAnswered> {
  const agreement = Object.assign(new Agreement(terms, area, { personId, at }), { renewsId });
  em.persist(agreement);
  const of = { agreementId: agreement.id };
  for (const { rowId: areaId, code } of places)
    em.persist(Object.assign(new AgreementArea(), { ...of, areaId, areaCode: code }));
  for (const [index, member] of people.entries()) {
    const named = { ...of, personId: member, isRepresentative: index === 0, namedById: personId, namedAt: at };
    em.persist(Object.assign(new AgreementMember(), named));
  }
  await em.flush();
  return { agreementId: agreement.id };
}

/** For the side of the grant that it is done under. */
export async function signAgreement(context: RequestContext, input: SignAgreementInput): Promise<AgreementAnswered> {
  return await changeAgreement(context, 'signAgreement', 'sign', input, async (agreement, { viewer, at, under }) => {
    agreementMachine.assert('sign', agreement);
    const signing = signingOf(agreement, viewer);
    if (signing === undefined) {
      throw new ForbiddenError({
        en: 'Only its representative signs for the partner.',
        id: 'Hanya wakilnya yang menandatangani untuk mitra.',
      });
    }
    await under(signing.grant);
    agreement.sign(signing.side, viewer.personId as string, at);
  });
}

/** Declines what is not signed by both, and ends what is: the partner's grants with it, at once. */
export async function endAgreement(context: RequestContext, input: EndAgreementInput): Promise<AgreementAnswered> {
  return await changeAgreement(context, 'endAgreement', 'end', input, async (agreement, { viewer, at }) =>
    agreement.end(viewer.personId as string, input.reason, at),
  );
}

export async function nameAgreementMember(
  context: RequestContext,
  input: NameAgreementMemberInput,
): Promise<AgreementAnswered> {
  return await changeAgreement(context, 'nameAgreementMember', 'name', input, async (agreement, act) => {
    agreementMachine.assert('name', agreement);
    const personId = tryRowId('person', input.personId);
    if (personId === undefined || !(await isOfPartner(act, personId, agreement.partnerId))) {
      throw InvalidInputError.of('input.personId', notOfPartner);
    }
    const of = { agreementId: agreement.id, personId, removedAt: null };
    if ((await act.em.count(AgreementMember, of)) > 0) {
      throw new ConflictError({ en: 'They are named already.', id: 'Orang ini sudah ditunjuk.' });
    }
    const named = { ...of, namedById: act.viewer.personId as string, namedAt: act.at };
    act.em.persist(Object.assign(new AgreementMember(), named));
    await counted(act, agreement);
  });
}

export async function removeAgreementMember(
  context: RequestContext,
  input: RemoveAgreementMemberInput,
): Promise<AgreementAnswered> {
  return await changeAgreement(context, 'removeAgreementMember', 'remove', input, async (agreement, act) => {
    agreementMachine.assert('remove', agreement);
    const personId = tryRowId('person', input.personId);
    const member =
      personId === undefined
        ? null
        : await act.em.findOne(AgreementMember, { agreementId: agreement.id, personId, removedAt: null });
    if (member === null) {
      throw InvalidInputError.of('input.personId', {
        en: 'Nobody of this id is named in it.',
        id: 'Tidak ada orang dengan id ini di dalamnya.',
      });
    }
    if (member.isRepresentative) {
      throw new ConflictError({
        en: 'Whoever signs for the partner stays; end the agreement, or propose another.',
        id: 'Penanda tangan mitra tidak dapat dihapus; akhiri perjanjian, atau usulkan yang lain.',
      });
    }
    member.removedAt = act.at;
    await counted(act, agreement);
  });
}

/** Who acts for the partner is part of the agreement: its version grows with them. */
async function counted({ session }: Act, { id }: Agreement): Promise<void> {
  await session.run(sql`update agreement set version = version + 1 where id = ${id}`);
}

async function changeAgreement(
  context: RequestContext,
  name: string,
  verb: AgreementAct,
  input: ChangeInput,
  change: (agreement: Agreement, act: Act) => Promise<AgreementAnswered | void>,
): Promise<AgreementAnswered> {
  const agreementId = rowId('agreement', input.id);
  return await context.act(name, input, async act => {
    const agreement = await agreementPolicy.find(act, `agreement:${verb}`, agreementId, input.expectedVersion);
    return (await change(agreement, act)) ?? { agreementId };
  });
}

const notOfPartner: Message = {
  en: 'They are not known as one of the partner’s people.',
  id: 'Bukan salah satu orang mitra yang terdaftar.',
};

/** Looks at everything before anything is written, and tells all faults at once. */
async function checkProposal(
  context: RequestContext,
  act: Act,
  area: Area,
  input: ProposeAgreementInput,
): Promise<Parts & { readonly partnerId: string }> {
  const faults: FieldFault[] = [];
  const fault = (field: string, message: Message): void => void faults.push({ field: `input.${field}`, message });
  const partnerId = tryRowId('organization', input.partnerId);
  const partner =
    partnerId === undefined ? null : await act.em.findOne(Organization, { id: partnerId, category: 'PARTNER' });
  if (partner === null) fault('partnerId', { en: 'There is no such partner.', id: 'Tidak ada mitra itu.' });

  const places = new Map<string, Area>();
  for (const [index, code] of input.areaCodes.entries()) {
    const place = areaTree(context).byCode(code);
    if (place === undefined || !isWithin(place.code, area.code)) {
      fault(`areaCodes.${index}`, {
        en: `There is no area "${code}" in ${area.name}.`,
        id: `Tidak ada wilayah "${code}" di ${area.name}.`,
      });
    } else places.set(place.code, place);
  }
  const people = unique([input.representativeId, ...input.memberIds]);
  const known = people.map(id => tryRowId('person', id));
  for (const [index, personId] of known.entries()) {
    if (partner !== null && personId !== undefined && (await isOfPartner(act, personId, partner.id))) continue;
    fault(index === 0 ? 'representativeId' : `memberIds.${input.memberIds.indexOf(people[index] ?? '')}`, notOfPartner);
  }
  if (input.endsOn < input.startsOn) {
    fault('endsOn', { en: 'The last day is before the first.', id: 'Hari terakhir mendahului hari pertama.' });
  }
  if (input.allows.includes('READ_AMOUNTS') && !input.allows.includes('READ_INTERVENTIONS')) {
    fault('allows', {
      en: 'READ_AMOUNTS needs READ_INTERVENTIONS.',
      id: 'READ_AMOUNTS memerlukan READ_INTERVENTIONS.',
    });
  }
  if (faults.length > 0) throw new InvalidInputError(faults);
  return {
    partnerId: partnerId as string,
    places: [...places.values()].map(({ rowId: id, code }) => ({ rowId: id, code })),
    people: known as string[],
  };
}

/** As far as the viewer may know people: partners' offices may lie elsewhere, so the organization is what counts. */
async function isOfPartner({ session }: Act, personId: string, partnerId: string): Promise<boolean> {
  const [found] = await session.run<{ is_of: boolean }>(
    sql`select is_of_organization(${personId}::uuid, ${partnerId}::uuid) as is_of`,
  );
  return found?.is_of === true;
}

function refuseBackwards(startsOn: string, endsOn: string): void {
  if (endsOn >= startsOn) return;
  throw InvalidInputError.of('input.endsOn', {
    en: 'The last day is before the first.',
    id: 'Hari terakhir mendahului hari pertama.',
  });
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
