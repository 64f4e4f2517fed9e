import type { Act, RequestContext } from '../access/request-context.ts';
import { levelOfRole, rolesOfOrganizations, type Action, type Role } from '../access/permissions.ts';
import type { ViewerGrant } from '../access/viewer.ts';
import type { Area } from '../areas/area.types.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { Organization } from '../organizations/organization.entity.ts';
import type { Sector } from '../organizations/sector.ts';
import { ConflictError, ForbiddenError, InvalidInputError, type FieldFault } from '../platform/errors.ts';
import { rowId, tryRowId } from '../platform/global-id.ts';
import { Grant, type Giver } from './grant.entity.ts';
import type { GiveGrantInput, ProlongGrantInput, RevokeGrantInput } from './grant.types.ts';
import { grantPolicy, personPolicy, placeOfGrant } from './person.policy.ts';

/** What a mutation answers with, and what a retry finds: the row, which is then read like any other. */
export interface GrantAnswered {
  readonly grantId: string;
}

export async function giveGrant(context: RequestContext, input: GiveGrantInput): Promise<GrantAnswered> {
  const personId = rowId('person', input.personId);
  return await context.act('giveGrant', input, async act => {
    await personPolicy.assertVisible(act, personId);
    const area = areaByCode(context, input.areaCode, 'input.areaCode');
    const held = await checkTerms(act, input, area);
    const validFrom = input.validFrom ?? act.at;
    const { under, validTo } = await giverOf(
      act,
      'grant:give',
      { areaCode: area.code, role: input.role },
      input.validTo,
    );
    if (personId === act.viewer.personId) {
      throw new ForbiddenError({
        en: 'Nobody gives a role to themselves.',
        id: 'Tidak seorang pun memberi peran kepada dirinya sendiri.',
      });
    }
    if (validTo !== null && validTo <= validFrom) {
      throw InvalidInputError.of('input.validTo', { en: 'It ends before it begins.', id: 'Berakhir sebelum mulai.' });
    }
    const { reason, role } = input;
    const grant = new Grant({ personId, role, area, ...held, validFrom, validTo, reason }, under);
    act.em.persist(grant);
    return { grantId: grant.id };
  });
}

/** What is held goes on as it is, until later: the grant itself stays as it was given. */
export async function prolongGrant(context: RequestContext, input: ProlongGrantInput): Promise<GrantAnswered> {
  const grantId = rowId('grant', input.id);
  return await context.act('prolongGrant', input, async act => {
    const grant = await grantPolicy.find(act, 'grant:prolong', grantId, input.expectedVersion);
    const { under, validTo } = await giverOf(act, 'grant:prolong', grant, input.validTo);
    if ((await act.em.count(Grant, { prolongsId: grantId })) > 0) {
      throw new ConflictError({
        en: 'This grant was prolonged already; prolong the one that follows it.',
        id: 'Hak akses ini sudah diperpanjang; perpanjang yang menyusulnya.',
      });
    }
    const following = grant.prolonged(validTo, input.reason, under);
    act.em.persist(following);
    return { grantId: following.id };
  });
}

export async function revokeGrant(context: RequestContext, input: RevokeGrantInput): Promise<GrantAnswered> {
  const grantId = rowId('grant', input.id);
  return await context.act('revokeGrant', input, async act => {
    const grant = await grantPolicy.find(act, 'grant:revoke', grantId, input.expectedVersion);
    grant.revoke(act.viewer.personId as string, input.reason, act.at);
    return { grantId };
  });
}

/** The grant of the viewer that reaches so far, and lasts so long. */
async function giverOf(
  act: Act,
  action: Action,
  place: { readonly areaCode: string; readonly role: Role },
  wished: Date | null | undefined,
): Promise<{ readonly under: Giver; readonly validTo: Date | null }> {
  const reaching = act.viewer.grantsFor(action, placeOfGrant(place)).toSorted((a, b) => endOf(b) - endOf(a));
  const [longest] = reaching;
  if (longest === undefined || act.viewer.personId === undefined) throw new ForbiddenError();
  if (wished !== null && wished !== undefined && wished.getTime() > endOf(longest)) {
    throw InvalidInputError.of('input.validTo', {
      en: `No longer than your own grant, which ends at ${longest.validTo}.`,
      id: `Tidak lebih lama dari hak akses Anda sendiri, yang berakhir ${longest.validTo}.`,
    });
  }
  await act.under(longest);
  return {
    under: { personId: act.viewer.personId, grantId: longest.id, at: act.at },
    validTo: wished ?? (longest.validTo === null ? null : new Date(longest.validTo)),
  };
}

function endOf({ validTo }: ViewerGrant): number {
  return validTo === null ? Infinity : Date.parse(validTo);
}

/** A role stands at its level, and agencies' roles are held for an agency. Tells all faults at once. */
async function checkTerms(
  { em, at }: Act,
  input: GiveGrantInput,
  area: Area,
): Promise<{ readonly organizationId: string | null; readonly sectors: Sector[] | null }> {
  const faults: FieldFault[] = [];
  const level = levelOfRole[input.role];
  if (level !== undefined && level !== area.level) {
    faults.push({
      field: 'input.areaCode',
      message: {
        en: `${input.role} is held in a ${level.toLowerCase()}, not in a ${area.level.toLowerCase()}.`,
        id: `${input.role} dipegang pada tingkat ${level}, bukan ${area.level}.`,
      },
    });
  }
  // A minute for clocks that differ.
  if (input.validFrom && input.validFrom.getTime() < at.getTime() - 60_000) {
    faults.push({
      field: 'input.validFrom',
      message: { en: 'Nobody has held it before now.', id: 'Tidak dapat berlaku surut.' },
    });
  }
  const isForOrganization = rolesOfOrganizations.includes(input.role);
  const given = input.organizationId ?? undefined;
  const organizationId = given === undefined ? undefined : tryRowId('organization', given);
  const organization =
    organizationId === undefined ? null : await em.findOne(Organization, { id: organizationId, category: 'AGENCY' });
  if (isForOrganization ? organization === null : given !== undefined) {
    faults.push({
      field: 'input.organizationId',
      message: isForOrganization
        ? { en: `${input.role} is held for an agency.`, id: `${input.role} dipegang untuk suatu instansi.` }
        : { en: `${input.role} is held for no organization.`, id: `${input.role} tidak untuk suatu organisasi.` },
    });
  }
  const sectors = input.sectors ?? [];
  const own = organization?.sectors ?? [];
  if (isForOrganization && (sectors.length === 0 || (own.length > 0 && !sectors.every(each => own.includes(each))))) {
    faults.push({
      field: 'input.sectors',
      message: {
        en: `Name sectors of the agency${own.length > 0 ? `: ${own.join(', ')}` : ''}.`,
        id: `Sebutkan sektor instansinya${own.length > 0 ? `: ${own.join(', ')}` : ''}.`,
      },
    });
  }
  if (!isForOrganization && sectors.length > 0) {
    faults.push({
      field: 'input.sectors',
      message: { en: `${input.role} knows no sectors.`, id: `${input.role} tidak dibatasi sektor.` },
    });
  }
  if (faults.length > 0) throw new InvalidInputError(faults);
  return { organizationId: organization?.id ?? null, sectors: isForOrganization ? [...sectors] : null };
}
