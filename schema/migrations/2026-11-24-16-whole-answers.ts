import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * Everything that has an id has a history: places, and the targets, programmes and activities of the Inpres too. And whoever
 * reviews who reads something is told how many do, also of those whose grants they may not know.
 */
export class WholeAnswers extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** What each object's history is made of, who reads it, and the columns that need another action. */
interface Recorded {
  readonly tables: readonly string[];
  /** Whether the viewer reads the row, on the alias `o`. */
  readonly readable: string;
  /** Scope keys of the row. */
  readonly keys?: string;
  /** Its ids are numbers. */
  readonly isNumbered?: true;
  readonly hidden?: Readonly<Record<string, { readonly columns: readonly string[]; readonly unless: string }>>;
}

const reaches = (action: string, keys = 'o.scope_keys'): string => `${keys} <&> (select viewer_keys('${action}'))`;
/** Of the whole country: looked into by whoever may look into the log of all places. */
const national = (table: string): Recorded => ({
  tables: [table],
  isNumbered: true,
  keys: `scope_hashes('ID', true, '{}', '{}', null)`,
  readable: 'true',
});

const recorded: Readonly<Record<string, Recorded>> = {
  organization: {
    tables: ['organization'],
    keys: `scope_hashes(o.area_code, true, '{}', '{}', null)`,
    readable: 'true',
  },
  person: {
    tables: ['person', 'person_contact'],
    readable: `(o.subject = (select viewer_subject()) or ${reaches('person:read')})`,
  },
  need: { tables: ['need'], readable: reaches('need:read') },
  intervention: {
    tables: ['intervention', 'intervention_participant', 'need_answer', 'budget_line', 'progress_note'],
    readable: reaches('intervention:read'),
    hidden: {
      intervention: { columns: ['budget'], unless: reaches('intervention:amounts') },
      budget_line: { columns: ['amount', 'fund_source', 'note'], unless: reaches('intervention:amounts') },
      intervention_participant: { columns: ['organization_id'], unless: reaches('intervention:partners') },
    },
  },
  access_grant: {
    tables: ['access_grant'],
    readable: `(o.person_id = (select viewer_person()) or ${reaches('grant:read')})`,
  },
  agreement: { tables: ['agreement', 'agreement_area', 'agreement_member'], readable: reaches('agreement:read') },
  contribution: { tables: ['contribution'], readable: reaches('contribution:read') },
  area: {
    tables: ['area'],
    isNumbered: true,
    keys: `scope_hashes(o.code, true, '{}', '{}', null)`,
    readable: 'true',
  },
  inpres_target: national('inpres_target'),
  inpres_programme: national('inpres_programme'),
  inpres_activity: national('inpres_activity'),
};

/** Never shown: what identifies people to the issuer of tokens, and what only follows from the rest. */
const neverShown = ['id', 'version', 'subject', 'scope_keys', 'is_shared', 'entered_key'];

const historyOf = ([object, { tables, readable, keys, isNumbered, hidden = {} }]: [string, Recorded]): string => {
  const isOf = `e.table_name in (${tables.map(table => `'${table}'`).join(', ')})`;
  const hiding = Object.entries(hidden).map(
    ([table, { columns, unless }]) => `when e.table_name = '${table}' and not ${unless} then '{${columns.join(',')}}'`,
  );
  // Of an import of many rows there is one entry, which is of none of them.
  const [isOne, type, id] = isNumbered
    ? [`${isOf} and e.row_id <> '*'`, 'int', `lpad(to_hex(o.id), 32, '0')::uuid`]
    : [isOf, 'uuid', 'o.id'];
  return `select '${object}' as object, ${id} as object_id,
      ${hiding.length === 0 ? `'{}'` : `case ${hiding.join(' ')} else '{}' end`}::text[] as hidden
    from ${object} o where ${isOf} and o.id = case when ${isOne} then e.row_id::${type} end
      and ${readable} and ${reaches('audit:read', keys)}`;
};

const statements = [
  `create or replace view history_entry with (security_barrier) as
     select lpad(to_hex(e.id), 32, '0')::uuid as id, e.at, upper(e.act) as act, e.table_name, e.row_id, o.object,
       o.object_id, e.person_id,
       history_changes(e.before, e.after, '{${neverShown.join(',')}}'::text[] || o.hidden) as changes
     from audit_entry e cross join lateral (${Object.entries(recorded).map(historyOf).join('\nunion all\n')}) as o`,

  // What is held at a place, above it and in it, for whoever reviews who reads what there: enough to judge each grant by. Of
  // those that they may not know it tells neither the grant nor the person, only which of them one person holds.
  `create function grants_around(at_code text, own uuid)
     returns table (id uuid, person int, is_own boolean, role text, area_code text, sectors text[], organization_id uuid,
       agreement_id uuid, allows text[])
     language sql stable security definer set search_path = public, pg_temp as $$
     select case when g.person_id = viewer_person() or g.scope_keys <&> viewer_keys('grant:read') then g.id end,
       (dense_rank() over (order by g.person_id))::int, g.person_id is not distinct from own, g.role, g.area_code, g.sectors,
       g.organization_id, g.agreement_id, g.allows
     from access_grant g join person p on p.id = g.person_id
     where scope_hashes(at_code, true, '{}', '{}', null) <&> viewer_keys('access:review')
       and (g.area_code = any(area_path(at_code)) or at_code = 'ID' or starts_with(g.area_code, at_code || '.'))
       and g.revoked_at is null and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
       and p.suspended_at is null
     order by g.area_code, g.id $$`,
  ...keptBy({ functions: ['grants_around(text, uuid)'], views: ['history_entry'] }),
  `grant execute on function grants_around(text, uuid) to episentrum_app`,
];
