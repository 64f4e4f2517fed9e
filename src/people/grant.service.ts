import type { Act, RequestContext } from '../access/request-context.ts';
import { levelOfRole, rolesOfOrganizations, type Action } from '../access/permissions.ts';
import type { Area } from '../areas/area.types.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { Organization } from '../organizations/organization.entity.ts';
import type { Sector } from '../organizations/sector.ts';
import { ConflictError, ForbiddenError, InvalidInputError, type FieldFault } from '../platform/errors.ts';
import { rowId, tryRowId } from '../platform/global-id.ts';
import { Grant, type Giver } from './grant.entity.ts';
import type { GiveGrantInput, ProlongGrantInput, RevokeGrantInput } from './grant.types.ts';
import { endOf, giversOf, grantPolicy, personPolicy, standingOfGrant } from './person.policy.ts';

/** What a mutation answers with, and what a retry finds: the row, which is then read like any other. */
export interface GrantAnswered {
  readonly grantId: string;
}

export async function giveGrant(context: RequestContext, input: GiveGrantInput): Promise<GrantAnswered> {
  const personId = rowId('person', input.personId);
  return await context.act('giveGrant', input, async act => {
    await personPolicy.assertVisible(act, personId);
    const area = areaByCode(context, input.areaCode, 'input.areaCode');
    const { organizationAreaCode, ...held } = await checkTerms(act, input, area);
    const validFrom = input.validFrom ?? act.at;
    const giving = { areaCode: area.code, role: input.role, organizationAreaCode, personId };
    const { under, validTo } = await giverOf(act, 'grant:give', giving, input.validTo);
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
    const { organizationAreaCode, isProlonged } = await standingOfGrant(act.session, grantId);
    const { areaCode, role, personId } = grant;
    const giving = { areaCode, role, organizationAreaCode, personId };
    const { under, validTo } = await giverOf(act, 'grant:prolong', giving, input.validTo);
    if (isProlonged) {
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

/** With it goes what prolongs it, by a trigger: nobody gets back by waiting what was taken from them. */
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
  giving: Parameters<typeof giversOf>[2] & { readonly personId: string },
  wished: Date | null | undefined,
): Promise<{ readonly under: Giver; readonly validTo: Date | null }> {
  const [longest] = giversOf(act.viewer, action, giving);
  if (longest === undefined || act.viewer.personId === undefined) {
    if (action === 'grant:give' && giversOf(act.viewer, action, { ...giving, organizationAreaCode: null }).length > 0) {
      throw InvalidInputError.of('input.organizationId', {
        en: 'The organization lies outside the area of your own grant.',
        id: 'Organisasi itu berada di luar wilayah hak akses Anda sendiri.',
      });
    }
    throw new ForbiddenError();
  }
  if (giving.personId === act.viewer.personId) {
    throw new ForbiddenError({
      en: 'Nobody gives a role to themselves.',
      id: 'Tidak seorang pun memberi peran kepada dirinya sendiri.',
    });
  }
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

/** A role stands at its level, and agencies' roles are held for an agency. Tells all faults at once. */
async function checkTerms(
  { em, at }: Act,
  input: GiveGrantInput,
  area: Area,
): Promise<{
  readonly organizationId: string | null;
  readonly organizationAreaCode: string | null;
  readonly sectors: Sector[] | null;
}> {
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
  return {
    organizationId: organization?.id ?? null,
    organizationAreaCode: organization?.areaCode ?? null,
    sectors: isForOrganization ? [...sectors] : null,
  };
}
