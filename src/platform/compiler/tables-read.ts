import { sql } from 'kysely';
import type { Session } from '../database.ts';

/** What statements name, and which tables are read for it: those behind a view, and those that a policy looks into. */
export class TablesRead {
  readonly #tables: ReadonlyMap<string, ReadonlySet<string>>;

  private constructor(
    relations: readonly { readonly name: string; readonly text: string }[],
    private readonly versioned: ReadonlySet<string>,
  ) {
    const names = new Set(relations.map(({ name }) => name));
    const named = Map.groupBy(relations, ({ name }) => name);
    const reach = (name: string, found: Set<string>): Set<string> => {
      if (found.has(name)) return found;
      found.add(name);
      for (const { text } of named.get(name) ?? [])
        for (const other of wordsOf(text)) if (names.has(other)) reach(other, found);
      return found;
    };
    this.#tables = new Map([...names].map(name => [name, reach(name, new Set())]));
  }

  static async of(session: Session): Promise<TablesRead> {
    const relations = await session.run<{ name: string; text: string }>(sql`
      select relname as name, coalesce(case when relkind = 'v' then pg_get_viewdef(oid) end, '') as text
      from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v')
      union all
      select tablename, coalesce(qual, '') from pg_policies where schemaname = current_schema()`);
    const versioned = await session.run<{ name: string }>(sql`
      select relname as name from pg_trigger join pg_class on pg_class.oid = tgrelid where tgname = 'versioned'`);
    // What a view says by the clock becomes something else without any change.
    const views = new Set(
      relations.filter(({ text }) => /^\s*select/i.test(text) && !/\bnow\(\)/i.test(text)).map(({ name }) => name),
    );
    return new TablesRead(relations, new Set([...versioned.map(({ name }) => name), ...views]));
  }

  /** The tables of which a statement may have read; nothing where one of them does not tell of its changes. */
  of(text: string): string[] | undefined {
    const tables = new Set([...wordsOf(text)].flatMap(word => [...(this.#tables.get(word) ?? [])]));
    tables.delete('table_version');
    // What a table, a view or a function means is changed by a migration.
    tables.add('migration');
    return [...tables].every(table => this.versioned.has(table)) ? [...tables].toSorted() : undefined;
  }
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[a-z_][a-z0-9_]*/g));
}
