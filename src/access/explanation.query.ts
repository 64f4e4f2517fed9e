import type { EntityClass } from '@mikro-orm/core';
import { sql } from 'kysely';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { parseGlobalId } from '../platform/global-id.ts';
import { rowByKey } from '../platform/reading/loaders.ts';
import { Pointer } from '../platform/reading/reads.ts';
import { databaseGroup, roles, scopeOf, type Action, type Role } from './permissions.ts';
import type { RequestContext } from './request-context.ts';
import { RowPolicy } from './row-policy.ts';
import { allowsUnder, type Viewer, type ViewerGrant } from './viewer.ts';

/** What keeps somebody from doing something; `message` says it in words. */
export const obstacles = {
  SIGN_IN: 'Nobody is signed in.\nBelum masuk.',
  NO_ROLE: 'None of their roles does this anywhere.\nTidak satu pun perannya melakukan ini, di mana pun.',
  NOT_IN_AGREEMENT:
    'The agreement behind their role does not allow it.\nPerjanjian di balik perannya tidak mengizinkannya.',
  OUT_OF_REACH: 'Their grants do it elsewhere, not to this.\nHak aksesnya berlaku di tempat lain, bukan untuk ini.',
  STATE: 'Its state does not allow it now.\nStatusnya saat ini tidak mengizinkan.',
  OWN_WORK:
    'It has to be somebody else: nobody decides on their own.\nHarus orang lain: tidak seorang pun memutuskan miliknya sendiri.',
} as const;
export type Obstacle = keyof typeof obstacles;

export interface Explanation {
  readonly obstacle: Obstacle | null;
  readonly grantIds: readonly string[];
  /** Roles that do this, for those who have to find somebody. */
  readonly roles: readonly Role[];
}

type Placing = RowPolicy<object>;

/** What an act looks at beside its reach and the state of its row; features say it for theirs. */
interface Hindrance {
  /** The noun of the rows that it is done to, where it is not its own. */
  readonly to?: string;
  /** The grants that reach the row for which this holds too. */
  readonly under?: (row: object, grants: readonly ViewerGrant[]) => readonly ViewerGrant[];
  readonly obstacle?: (
    row: object,
    asked: { readonly viewer: Viewer; readonly run: RequestContext['run'] },
  ) => Obstacle | undefined | Promise<Obstacle | undefined>;
}
const hindrances = new Map<Action, Hindrance>();

export function hinders<Row extends object>(
  action: Action,
  hindrance: {
    readonly to?: string;
    readonly under?: (row: Row, grants: readonly ViewerGrant[]) => readonly ViewerGrant[];
    readonly obstacle?: (
      row: Row,
      asked: Parameters<NonNullable<Hindrance['obstacle']>>[1],
    ) => ReturnType<NonNullable<Hindrance['obstacle']>>;
  },
): void {
  hindrances.set(action, hindrance as Hindrance);
}

const ofEveryRow: readonly Action[] = ['audit:read', 'access:review'];

/** Whether it is something that is done to such rows at all. */
function isDoneTo({ read, machine }: Placing, action: Action): boolean {
  const [noun, verb = ''] = action.split(':');
  const hindrance = hindrances.get(action);
  if ((hindrance?.to ?? noun) !== read.split(':')[0]) return ofEveryRow.includes(action);
  const isRead = databaseGroup(action) === action;
  return isRead || hindrance !== undefined || machine?.acts.includes(verb) === true;
}

/** Why the viewer may do something to a row, or may not; of a row that they may not read, nothing is told. */
export async function explain(context: RequestContext, action: Action, id: string): Promise<Explanation> {
  const viewer = await context.viewer();
  const { policy, row } = await rowOf(context, id);
  if (!isDoneTo(policy, action)) {
    throw InvalidInputError.of('action', {
      en: `"${action}" is not done to such an object.`,
      id: `"${action}" bukan tindakan terhadap objek seperti itu.`,
    });
  }
  const place = policy.placeOf(row);
  const hindrance = hindrances.get(action);
  const reaching = (held: readonly ViewerGrant[]): readonly ViewerGrant[] => hindrance?.under?.(row, held) ?? held;
  const grants = reaching(viewer.grantsFor(action, place));
  const doing = roles.filter(role => scopeOf(action, role) !== 'none');
  const told = (obstacle: Obstacle | null, found: readonly ViewerGrant[] = []): Explanation => ({
    obstacle,
    grantIds: found.map(grant => grant.id),
    roles: doing,
  });
  if (!viewer.isSignedIn) return told('SIGN_IN');
  if (policy.isOwn(viewer, action, row)) return told(null, grants);
  if (grants.length === 0) {
    const held = viewer.grants.filter(({ role }) => scopeOf(action, role) !== 'none');
    if (held.length === 0) return told('NO_ROLE');
    const would = held.filter(grant => allowsUnder({ ...grant, allows: null }, action, place));
    return told(reaching(would).length > 0 ? 'NOT_IN_AGREEMENT' : 'OUT_OF_REACH');
  }
  const [, verb = ''] = action.split(':');
  const { machine } = policy;
  if (machine?.acts.includes(verb) === true && !machine.isOpen(verb, row, viewer.personId)) {
    return told(machine.isOwn(verb, row, viewer.personId) ? 'OWN_WORK' : 'STATE', grants);
  }
  const found = (await hindrance?.obstacle?.(row, { viewer, run: statement => context.run(statement) })) ?? null;
  return told(found, found === 'OUT_OF_REACH' ? [] : grants);
}

export interface Holders {
  readonly grantIds: readonly string[];
  readonly hasMore: boolean;
  readonly peopleCount: number;
  /** How many of them hold no grant that the reviewer may know of. */
  readonly unnamedCount: number;
}

const mostHolders = 100;

/** A grant as the database tells it to whoever reviews; `person` is a number that stands for its holder in this answer. */
interface GrantAround extends Pick<
  ViewerGrant,
  'role' | 'areaCode' | 'sectors' | 'organizationId' | 'allows' | 'agreementId'
> {
  readonly id: string | null;
  readonly person: number;
  readonly isOwn: boolean;
}

/** Who can read a row at this moment, by the database's clock; the reviewer must be in charge there. */
export async function holders(context: RequestContext, id: string): Promise<Holders> {
  const viewer = await context.viewer();
  const { policy, row } = await rowOf(context, id);
  const place = policy.placeOf(row);
  if (!viewer.allows('access:review', place)) throw new ForbiddenError();
  const own = policy.ownReader(row);
  // Who holds something here, above, or, where it is shared, below; each is then judged as any viewer is.
  const candidates = await context.run<GrantAround>(sql`
    select id, person, is_own as "isOwn", role, area_code as "areaCode", sectors, organization_id as "organizationId",
        agreement_id as "agreementId", allows
    from grants_around(${place.areaCode}, ${own ?? null})`);
  const reading = candidates.filter(grant => allowsUnder(grant, policy.read, place));
  const known = reading.flatMap(grant => (grant.id === null ? [] : [grant.id]));
  const people = new Set(reading.map(({ person }) => person));
  // Whose the row is, it tells itself.
  const named = new Set(reading.filter(grant => grant.id !== null || grant.isOwn).map(({ person }) => person));
  const isOwnAlone = own !== undefined && !reading.some(({ isOwn }) => isOwn);
  return {
    grantIds: known.slice(0, mostHolders),
    hasMore: known.length > mostHolders,
    peopleCount: people.size + (isOwnAlone ? 1 : 0),
    unnamedCount: people.size - named.size,
  };
}

async function rowOf(context: RequestContext, id: string): Promise<{ policy: Placing; row: object }> {
  const parsed = parseGlobalId(id);
  const asker = await context.asker({ viewer: true });
  const pointer = parsed && context.services.nodes.get(parsed.noun)?.(parsed.id, asker);
  const policy = pointer instanceof Pointer ? policyOf(context, pointer.entity) : undefined;
  const row =
    pointer instanceof Pointer && policy !== undefined
      ? await rowByKey(context, pointer.entity, 'id' as never).load(pointer.id)
      : null;
  if (policy === undefined || row === null) throw new NotFoundError();
  return { policy, row };
}

function policyOf({ services }: RequestContext, entity: EntityClass<object>): Placing | undefined {
  const policy = services.policies.get(entity);
  return policy instanceof RowPolicy ? policy : undefined;
}
