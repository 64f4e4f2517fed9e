import type { EntityClass } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Snapshot } from '../platform/snapshot.ts';
import { columnsOf, selectColumns } from '../platform/reading/row.ts';
import type { Services } from './request-context.ts';
import { RowPolicy } from './row-policy.ts';
import type { Viewer } from './viewer.ts';

type Known = Pick<Services, 'orm' | 'policies'>;

interface Seeing {
  readonly snapshot: Pick<Snapshot, 'run'>;
  readonly viewer: Viewer;
}

/** Personal rows that one operation shows, and under which of the viewer's grants: what the log is told of them. */
export class ShownRows {
  /** Ids of those whose grants are still to be found, in the snapshot that they were read from. */
  readonly #unfound = new Map<EntityClass<object>, Set<string>>();
  readonly #grants = new Map<EntityClass<object>, Map<string, string | null>>();

  constructor(private readonly services: Known) {}

  add(entity: EntityClass<object>, rows: readonly object[]): void {
    const property = recordedBy(this.services, entity);
    if (property === undefined || rows.length === 0) return;
    const ids = this.#unfound.get(entity) ?? new Set();
    this.#unfound.set(entity, ids);
    for (const row of rows) {
      const id = (row as Readonly<Record<string, string | undefined>>)[property];
      if (id === undefined) throw new Error(`A row of ${entity.name} does not say which it is.`);
      ids.add(id);
    }
  }

  /**
   * Finds the grants, in the snapshot that the rows were read from: of those that reach a row the first, as where something
   * is done. Of their own row there may be none.
   */
  async findGrants({ snapshot, viewer }: Seeing): Promise<void> {
    for (const [entity, ids] of this.#unfound) {
      if (ids.size === 0) continue;
      const asked = [...ids];
      const found = await grantsFor(this.services, { snapshot, viewer }, entity, asked);
      const grants = this.#grants.get(entity) ?? new Map<string, string | null>();
      this.#grants.set(entity, grants);
      for (const id of asked) {
        grants.set(id, grants.get(id) ?? found.get(id) ?? null);
        ids.delete(id);
      }
    }
  }

  get isEmpty(): boolean {
    return this.#grants.size === 0 && this.#unfound.size === 0;
  }

  async record(session: Pick<Snapshot, 'run'>): Promise<void> {
    for (const [entity, grants] of this.#grants) {
      const { tableName } = this.services.orm.getMetadata().get(entity);
      for (const [grant, ids] of Map.groupBy(grants.keys(), id => grants.get(id) ?? '')) {
        await session.run(
          sql`select set_config('episentrum.grant', ${grant}, true), record_reads(${tableName}, ${ids}::text[])`,
        );
      }
    }
  }
}

/** The property by whose value the log tells which rows of an entity were shown; nothing where it need not. */
export function recordedBy({ policies }: Pick<Known, 'policies'>, entity: EntityClass<object>): string | undefined {
  const policy = policies.get(entity);
  return policy === 'open' ? undefined : policy?.readsAreRecordedBy;
}

/** By the ids of what the rows are parts of, which the log tells too. */
async function grantsFor(
  { orm, policies }: Known,
  { snapshot, viewer }: Seeing,
  entity: EntityClass<object>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const policy = policies.get(entity);
  const within = policy === 'open' ? undefined : policy?.within;
  const owner = within && policies.get(within.entity);
  if (within === undefined || !(owner instanceof RowPolicy)) throw new Error(`${entity.name} is part of nothing.`);
  const { table } = columnsOf(orm, within.entity);
  const rows = await snapshot.run<{ id: string }>(sql`
    select ${selectColumns(orm, within.entity, 't', undefined)} from ${sql.table(table)} as t
    where t.id = any(${[...ids]}::uuid[])`);
  return new Map(
    rows.flatMap(row => {
      const [grant] = viewer.grantsFor(within.action ?? owner.read, owner.placeOf(row));
      return grant === undefined ? [] : [[row.id, grant.id]];
    }),
  );
}
