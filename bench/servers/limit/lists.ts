import { cursor, list, moment, orNull, plain, string, words } from './json.ts';
import { answers, budget } from './parts.ts';
import type { Statement } from './statement.ts';

export const Q5: Statement = {
  parameters: ({ after, filter }) => {
    const [, day, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as string[];
    return [day, id, filter.sectors, filter.statuses, filter.budgetFrom];
  },
  text: scope => `
    with page as materialized (
      select row_number() over (order by starts_on desc, id desc) as place, *
      from (
        select id, title, status, sectors, starts_on, ${budget(scope, 't')} as budget, area_code from intervention t
        where (starts_on, id) < ($1::date, $2::uuid) and sectors && $3::text[] and status = any($4::text[])
          and ${budget(scope, 't')} >= $5::bigint and ${scope.intervention('t')}
        order by starts_on desc, id desc limit 51) as found)
    select concat('{"data":{"interventions":{"edges":', (
        select ${list(`string_agg(concat('{"cursor":"', ${cursor('Intervention:STARTS_ON:DESC', 't.starts_on', 't.id')},
          '","node":{"id":"intervention_', t.id, '","title":', ${string('t.title')}, ',"status":"', t.status,
          '","sectors":', ${words('t.sectors')}, ',"startsOn":"', t.starts_on, '","budget":', ${plain('t.budget')},
          ',"area":{"code":"', a.code, '","name":', ${string('a.name')}, ',"ancestors":', (
            select ${list(`string_agg('{"code":"' || code || '","name":' || ${string('name')} || '}', ',' order by id)`)}
            from area where code <> a.code and code = any(case a.code when 'ID' then '{}'
              else array['ID', left(a.code, 2), left(a.code, 5), left(a.code, 8)] end)), '}}}'), ',' order by place)`)}
        from page t join area a on a.code = t.area_code where place <= 50),
      ',"pageInfo":{"hasNextPage":', case when (select count(*) from page) > 50 then 'true' else 'false' end,
      ',"hasPreviousPage":true,"startCursor":', ${endCursor('Intervention:STARTS_ON:DESC', 'starts_on', 'place = 1')},
      ',"endCursor":', ${endCursor('Intervention:STARTS_ON:DESC', 'starts_on', 'place <= 50')}, '}}}}')`,
};

/** What waits is found once, narrow; the page is its beginning, and the count its length. */
export const Q6: Statement = {
  parameters: () => [],
  text: scope => `
    with waiting_need as materialized (
      select id, reported_at from need t where verification = 'SUBMITTED' and ${scope.need('t')}),
    need_page as materialized (
      select row_number() over (order by reported_at, id) as place, id, reported_at from (
        select * from waiting_need order by reported_at, id limit 20) n),
    waiting_intervention as materialized (
      select id, proposed_at from intervention t
      where status in ('PROPOSED', 'VERIFIED', 'RUNNING') and ${scope.intervention('t')}),
    intervention_page as materialized (
      select row_number() over (order by proposed_at, id) as place, id, proposed_at from (
        select * from waiting_intervention order by proposed_at, id limit 20) i)
    select concat('{"data":{"needs":{"totalCount":', (select count(*) from waiting_need), ',"nodes":', (
        select ${list(`string_agg(concat('{"id":"need_', t.id, '","version":', t.version, ',"title":', ${string('t.title')},
          ',"quantity":', t.quantity, ',"unit":', ${string('t.unit')}, ',"severity":"', t.severity,
          '","reportedAt":', ${moment('t.reported_at')}, ',"area":{"code":"', a.code, '","name":', ${string('a.name')},
          '},"reportedBy":', coalesce('{"name":' || ${string('p.name')} || ',"position":' || ${string('p.position')}
            || '}', 'null'), '}'), ',' order by place)`)}
        from need_page join need t using (id) join area a on a.id = t.area_id
        left join person p on p.id = t.reported_by_id and ${scope.person('p')}),
      ',"pageInfo":{"hasNextPage":', case when (select count(*) from waiting_need) > 20 then 'true' else 'false' end,
      ',"endCursor":', ${endCursor('Need:REPORTED_AT:ASC', 'reported_at', 'true', 'need_page')},
      '}},"interventions":{"totalCount":', (select count(*) from waiting_intervention), ',"nodes":', (
        select ${list(`string_agg(concat('{"id":"intervention_', t.id, '","version":', t.version, ',"title":', ${string('t.title')},
          ',"status":"', t.status, '","proposedAt":', ${moment('t.proposed_at')},
          ',"area":{"code":"', a.code, '","name":', ${string('a.name')},
          '},"proposedBy":', coalesce('{"name":' || ${string('p.name')} || '}', 'null'),
          ',"answers":', ${answers(scope, 't.id', '', `,"title":' || ${string('n.title')} || ',"status":"' || n.status || '"`)},
          ',"progressNotes":', (
            select ${list(`string_agg(concat('{"reportedAt":', ${moment('o.reported_at')}, ',"physicalProgress":',
              ${orNull('o.physical_progress')}, ',"text":', ${string('o.text')},
              ',"reportedBy":', coalesce('{"name":' || ${string('w.name')} || '}', 'null'), '}'), ',' order by o.reported_at, o.id)`)}
            from progress_note o left join person w on w.id = o.reported_by_id and ${scope.person('w')}
            where o.intervention_id = t.id), '}'), ',' order by place)`)}
        from intervention_page join intervention t using (id) join area a on a.id = t.area_id
        left join person p on p.id = t.proposed_by_id and ${scope.person('p')}),
      ',"pageInfo":{"hasNextPage":', case when (select count(*) from waiting_intervention) > 20 then 'true' else 'false' end,
      ',"endCursor":', ${endCursor('Intervention:PROPOSED_AT:ASC', 'proposed_at', 'true', 'intervention_page')}, '}}}}')`,
};

/** The cursor of the last row of a page on which the condition holds. */
const endCursor = (order: string, by: string, condition: string, page = 'page'): string =>
  `coalesce((select '"' || ${cursor(order, by, 'id')} || '"' from ${page} where ${condition} order by place desc limit 1), 'null')`;
