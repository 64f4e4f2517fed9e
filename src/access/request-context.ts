import { OptimisticLockError, type EntityClass } from '@mikro-orm/core';
import type { DocumentNode } from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import { refuseGone } from '../platform/abandon.ts';
import { reading as readingAs, Session, type EntityManager, type Orm } from '../platform/database.ts';
import type { Snapshot } from '../platform/snapshot.ts';
import { ConflictError, ForbiddenError, UnauthenticatedError, type Language } from '../platform/errors.ts';
import type { Wanted, WantedProperties } from '../platform/reading/wanted.ts';
import type { ReadContext } from '../platform/reading/reads.ts';
import type { Condition } from '../platform/reading/reader.ts';
import { payerOf } from '../platform/limits/payer.ts';
import { once, type Retryable } from './idempotency.ts';
import type { Limits, limitsOf } from './limits.ts';
import { isPublic, type Action } from './permissions.ts';
import type { ReadPolicy } from './row-policy.ts';
import { ShownRows } from './shown-rows.ts';
import type { Seen, Standing, Standings } from './standing.ts';
import type { Viewer, ViewerGrant } from './viewer.ts';
import { scopeFor } from './viewer-scope.ts';

/** What lives as long as the process; features add their own by declaration merging. */
export interface Services {
  readonly orm: Orm;
  /** Begins to read. */
  readonly snapshot: () => Promise<Snapshot>;
  readonly policies: ReadonlyMap<EntityClass<object>, ReadPolicy | 'open'>;
  readonly wanted: Wanted;
  readonly standings: Standings;
  /** How an object is found by its id, by the noun of the id. */
  readonly nodes: ReadonlyMap<string, NodeFinder>;
  /** Called with the version of the area tree that a transaction sees. */
  readonly sawAreas: (snapshot: Pick<Snapshot, 'run'>, version: number) => Promise<void>;
  /** The version of the tree that this process has. */
  readonly areaVersion: () => number;
  /** What somebody may ask for. */
  readonly limitsOf: typeof limitsOf;
}

/** The object behind an id, or where its row is; null where the viewer may see none. */
export type NodeFinder = (id: string, asker: Asker) => object | null;

/** What a value may be made of beside its row: who asks, and what the process keeps in memory. */
export interface Asker extends Pick<RequestContext, 'services' | 'memo'> {
  readonly viewer: Viewer;
}

/** Who sent a request, as far as its token says. */
export interface Sender {
  readonly subject: string | undefined;
  readonly requestId: string;
  readonly language: Language;
  /** Where the request came from. */
  readonly address: string;
  /** Aborted when they go away without waiting for the answer. What they read ends then; what they do does not. */
  readonly gone?: AbortSignal;
}

/** A snapshot for reading. */
interface Opened {
  readonly snapshot: Snapshot;
  readonly viewer: Viewer;
  /** From now on nothing is ended when they go away: its connection will be somebody else's. */
  readonly stay: () => void;
}

/** One change, from its first check to its commit. */
export interface Act {
  readonly session: Session;
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly at: Date;
  /**
   * Notes, for the audit, which of the viewer's grants it is done under. Of what creates such rows, the database lets
   * through no other action from here on, where one is named.
   */
  readonly under: (grant: ViewerGrant, action?: Action) => Promise<void>;
}

/**
 * One operation: all its reads see one snapshot, made at the first of them; each act is a transaction of its own.
 */
export class RequestContext implements ReadContext {
  // Not `#private`: Apollo Server 5 hands each operation a shallow copy, which would not have them.
  private reading: Promise<Opened> | undefined;
  /** What values are made of, once it is known who asks, and before. */
  private asking: Asker | undefined;
  private unknown: Asker | undefined;
  private memory = new Map<string, unknown>();
  private readonly shown: ShownRows;
  private count = 0;
  private document: DocumentNode | undefined;
  /** Which way it was answered. */
  readPath: 'compiled' | 'executed' = 'executed';
  private finished = false;

  constructor(
    readonly services: Services,
    readonly sender: Sender,
  ) {
    this.shown = new ShownRows(services);
  }

  /** How many statements the reads of this operation cost, without the transaction's own. */
  get statements(): number {
    return this.count;
  }

  /** Whether they may do something at all, asked before the operation begins. */
  async may(action: Action): Promise<boolean> {
    if (this.sender.subject === undefined) return isPublic(action);
    return (await meet(this.services, this.sender)).viewer.can(action);
  }

  /** A statement was run for this operation, outside its own session. */
  counted(): void {
    this.count += 1;
  }

  get payer(): string {
    return payerOf(this.sender.subject, this.sender.address);
  }

  /** What they may ask for; those of nobody where it cannot be found out. */
  async limits(how: 'known' | 'now'): Promise<Limits> {
    const known = this.services.standings.known(this.sender.subject);
    if (known !== undefined && how === 'known') return this.services.limitsOf(known.viewer);
    const now = await meet(this.services, this.sender).catch(() => known);
    return this.services.limitsOf(now?.viewer ?? { grants: [] });
  }

  async viewer(): Promise<Viewer> {
    return (await this.read()).viewer;
  }

  get orm(): Orm {
    return this.services.orm;
  }

  /** The operation is known, and nothing is read for it yet. */
  begins(document: DocumentNode): void {
    this.document = document;
  }

  get wanted(): WantedProperties {
    return this.document && this.services.wanted.of(this.document);
  }

  async run<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
    const { snapshot } = await this.read();
    refuseGone(this.sender.gone);
    this.count += 1;
    try {
      return await snapshot.run(statement);
    } catch (error) {
      refuseGone(this.sender.gone);
      throw error;
    }
  }

  asker({ viewer }: { readonly viewer: boolean }): Asker | Promise<Asker> {
    if (this.asking !== undefined) return this.asking;
    if (viewer) return this.viewer().then(known => this.askerFor(known));
    return (this.unknown ??= this.askerFor(undefined as never));
  }

  private askerFor(viewer: Viewer): Asker {
    return { services: this.services, viewer, memo: (key, make) => this.memo(key, make) };
  }

  async scope(entity: EntityClass<object>, alias: string, action?: string): Promise<Condition> {
    return scopeFor(this.services, await this.viewer()).of(entity, alias, action);
  }

  async isFew(entity: EntityClass<object>, action?: string): Promise<boolean> {
    return scopeFor(this.services, await this.viewer()).isFew(entity, action);
  }

  shows(entity: EntityClass<object>, rows: readonly object[]): void {
    // What comes after the answer is not in it.
    if (!this.finished) this.shown.add(entity, rows);
  }

  memo<Value>(key: string, make: () => Value): Value {
    if (!this.memory.has(key)) this.memory.set(key, make());
    return this.memory.get(key) as Value;
  }

  /**
   * Does one thing, once: the change, its audit entries and its answer are one transaction. A retry with the same
   * `idempotencyKey` gets the stored answer, whatever became of the connection the first time.
   */
  async act<Answer extends object>(
    name: string,
    input: Retryable,
    work: (act: Act) => Promise<Answer>,
  ): Promise<Answer> {
    await this.letGo();
    if (this.sender.subject === undefined) throw new UnauthenticatedError();
    const session = await Session.begin(this.services.orm, 'write');
    try {
      const { viewer, areaVersion, now } = await this.enter(session);
      await this.services.sawAreas(session, areaVersion);
      const answer = await once(session, this.sender.subject, name, input, async () => {
        const done = await work({
          session,
          em: session.em,
          viewer,
          at: new Date(now * 1000),
          under: (grant, action) => goUnder(session, grant, action && viewer.settingOf(action)),
        });
        await session.em.flush();
        return done;
      });
      await session.commit();
      return answer;
    } catch (error) {
      await session.rollback();
      throw error instanceof OptimisticLockError
        ? new ConflictError({
            en: 'Somebody else changed this at the same moment; read it again.',
            id: 'Orang lain mengubahnya pada saat yang sama; baca lagi.',
          })
        : error;
    }
  }

  /**
   * The operation has its answer. A field that is still at work, because another's error made it useless, reads no more.
   * What was read of people is in the log before the answer goes out; if that cannot be, it must not.
   */
  async finish(): Promise<void> {
    this.finished = true;
    await this.letGo();
    if (!this.shown.isEmpty) await this.record();
  }

  private async record(): Promise<void> {
    const session = await Session.begin(this.services.orm, 'write');
    try {
      const { viewer } = await this.enter(session);
      await this.shown.findGrants({ snapshot: session, viewer });
      await this.shown.record(session);
      await session.commit();
    } catch (error) {
      await session.rollback();
      throw error;
    }
  }

  private async letGo(): Promise<void> {
    const opening = this.reading;
    this.reading = undefined;
    this.asking = undefined;
    this.memory = new Map();
    if (opening === undefined) return;
    const opened = await opening.catch(() => undefined);
    // Where this snapshot has failed, they are found when they are recorded.
    if (opened !== undefined) await this.shown.findGrants(opened).catch(() => {});
    opened?.stay();
    // Nothing was changed, so nobody waits for it to be taken back.
    void opened?.snapshot.rollback();
  }

  private read(): Promise<Opened> {
    if (this.finished) return Promise.reject(new Error('The operation has ended.'));
    this.reading ??= this.open();
    return this.reading;
  }

  private enter(snapshot: Pick<Snapshot, 'run'>): Promise<Standing & Seen> {
    return this.services.standings.enter(snapshot, this.sender.subject, this.sender.requestId);
  }

  private async open(): Promise<Opened> {
    const { gone } = this.sender;
    refuseGone(gone);
    const snapshot = await this.services.snapshot();
    const leave = (): void => snapshot.abandon();
    const stay = (): void => gone?.removeEventListener('abort', leave);
    gone?.addEventListener('abort', leave);
    try {
      // There may have been others before it.
      refuseGone(gone);
      const { viewer, areaVersion } = await this.enter(snapshot);
      await this.services.sawAreas(snapshot, areaVersion);
      refuseGone(gone);
      this.asking = this.askerFor(viewer);
      return { snapshot, viewer, stay };
    } catch (error) {
      stay();
      await snapshot.rollback();
      refuseGone(gone);
      throw error;
    }
  }
}

/**
 * Notes under which grant something is done, and holds it: what ends it meanwhile waits for this act. One that has ended
 * while the act was waiting is none.
 */
async function goUnder(session: Session, { id }: ViewerGrant, [name, keys] = ['episentrum.grant', id]): Promise<void> {
  const [held] = await session.run<{ holds: boolean }>(
    sql`select set_config('episentrum.grant', ${id}, true), set_config(${name}, ${keys}, true), hold_grant(${id}::uuid) as holds`,
  );
  if (held?.holds !== true) throw new ForbiddenError();
}

/** Reads anew who asks, and the areas where they have changed. */
export async function meet(services: Services, { subject, requestId }: Sender): Promise<Standing> {
  return await readingAs(services.orm, async session => {
    const standing = await services.standings.enter(session, subject, requestId);
    await services.sawAreas(session, standing.areaVersion);
    return standing;
  });
}
