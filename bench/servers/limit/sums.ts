import { list, orNull, plain, string } from './json.ts';
import { budget, participants } from './parts.ts';
import type { Scope } from './scopes.ts';
import type { Statement } from './statement.ts';

/**
 * Each row is looked at once, and added up by regency and by the sectors it has together; the whole and the groups of
 * single sectors are both made of these few sums.
 */
export const Q3: Statement = {
  parameters: ({ within }) => [within],
  text: scope => `
    with fact as materialized (
      select case when length(area_code) >= 5 then left(area_code, 5) end as regency, sectors, count(*),
        count(*) filter (where status in ('APPROVED', 'RUNNING', 'COMPLETED')) as approved,
        count(*) filter (where status = 'COMPLETED') as completed, sum(${budget(scope, 't')}) as budget, count(${budget(scope, 't')}) as budgets,
        sum(planned_beneficiaries) as planned, sum(actual_beneficiaries) as actual,
        count(actual_beneficiaries) as actuals
      from intervention t
      where area_code >= $1 and area_code < left($1, -1) || chr(ascii(right($1, 1)) + 1) and ${scope.fact('t')}
      group by 1, 2)
    select '{"data":{"interventionStatistics":{"total":' || (
        select '{"count":' || coalesce(sum(count), 0) || ',"approvedCount":' || coalesce(sum(approved), 0)
          || ',"completedCount":' || coalesce(sum(completed), 0) || ',"budget":' || ${plain('sum(budget)')}
          || ',"budgetCount":' || coalesce(sum(budgets), 0) || '}'
        from fact)
      || ',"rows":' || (
        select ${list(`string_agg(concat('{"area":', coalesce('{"code":"' || a.code || '","name":' || ${string('a.name')} || '}', 'null'),
          ',"sector":"', sector, '","count":', count, ',"approvedCount":', approved, ',"completedCount":', completed,
          ',"budget":', ${plain('budget')}, ',"budgetCount":', budgets, ',"plannedBeneficiaries":', ${orNull('planned')},
          ',"actualBeneficiaries":', ${orNull('actual')}, ',"actualBeneficiariesCount":', actuals,
          ',"completion":{"numerator":', completed, ',"denominator":', approved, ',"value":',
          ${orNull('completed / nullif(approved, 0)::float8')}, '}}'), ',' order by regency, sector)`)}
        from (
          select regency, sector, sum(count) as count, sum(approved) as approved, sum(completed) as completed,
            sum(budget) as budget, sum(budgets) as budgets, sum(planned) as planned, sum(actual) as actual,
            sum(actuals) as actuals
          from fact, unnest(sectors) as sector group by regency, sector) g
        left join area a on a.code = g.regency)
      || '}}}'`,
};

/** Every row that may be counted is looked at once; lists, of those that may also be read, and sums are made of it. */
export const Q8: Statement = {
  parameters: ({ code, from }) => [code, from],
  text: scope => `
    with place as materialized (
      select id, code, name, kind, level, parent_id from area
      where code >= $1 and code < left($1, -1) || chr(ascii(right($1, 1)) + 1) and level <> 'VILLAGE'),
    plan as materialized (
      select id, area_code, status, starts_on, ${budget(scope, 't')} as budget, sectors, actual_beneficiaries as actual,
        ${scope.intervention('t')} as readable
      from intervention t
      where area_code >= $1 and area_code < left($1, -1) || chr(ascii(right($1, 1)) + 1) and ${scope.fact('t')}),
    recent as materialized (
      select sectors, count(*), sum(budget) as budget, count(*) filter (where status = 'COMPLETED') as completed,
        count(*) filter (where status in ('APPROVED', 'RUNNING', 'COMPLETED')) as approved
      from plan where starts_on >= '2025-01-01' and starts_on < '2027-01-01' group by sectors),
    running as materialized (
      select id, area_code, coalesce(budget, -1) as by from plan
      where readable and status = 'RUNNING' and starts_on >= $2::date),
    done as materialized (
      select district, id, place from (
        select left(area_code, 8) as district, id,
          row_number() over (partition by left(area_code, 8) order by starts_on desc, id desc) as place
        from plan where readable and status = 'COMPLETED' and length(area_code) >= 8) d where place <= 2),
    lack as materialized (
      select regency, id, place from (
        select left(area_code, 5) as regency, id,
          row_number() over (partition by left(area_code, 5) order by coalesce(families_affected, -1) desc, id desc) as place
        from need t
        where area_code >= $1 and area_code < left($1, -1) || chr(ascii(right($1, 1)) + 1) and ${scope.need('t')}
          and severity in ('HIGH', 'CRITICAL') and planned_quantity + delivered_quantity < quantity
          and length(area_code) >= 5) n where place <= 3)
    select concat('{"data":{"province":{"code":"', p.code, '","name":', ${string('p.name')},
      ',"largest":{"totalCount":', (select count(*) from running), ',"nodes":', (
        select ${list(`string_agg(concat(${planFields(scope, 't')}, ',"area":', ${placeObject('a')}, '}'), ',' order by r.by desc, t.id desc)`)}
        from (select * from running order by by desc, id desc limit 5) r join intervention t using (id)
        join area a on a.id = t.area_id),
      '},"regencies":[', (
        select string_agg(concat('{"code":"', r.code, '","name":', ${string('r.name')}, ',"kind":"', r.kind, '","worst":{"nodes":', (
            select ${list(`string_agg(concat('{"title":', ${string('t.title')}, ',"quantity":', t.quantity, ',"unit":', ${string('t.unit')},
              ',"severity":"', t.severity, '","familiesAffected":', ${orNull('t.families_affected')},
              ',"area":', ${placeObject('a')}, ',"coverage":{"uncovered":',
              greatest(0, t.quantity - t.planned_quantity - t.delivered_quantity), '}}'), ',' order by l.place)`)}
            from lack l join need t using (id) join area a on a.id = t.area_id where l.regency = r.code),
          '},"districts":[', (
            select string_agg(concat('{"code":"', d.code, '","name":', ${string('d.name')}, ',"done":{"nodes":', (
                select ${list(`string_agg(concat(${planFields(scope, 't')}, '}'), ',' order by o.place)`)}
                from done o join intervention t using (id) where o.district = d.code), '}}'), ',' order by d.code)
            from place d where d.parent_id = r.id), ']}'), ',' order by r.code)
        from place r where r.parent_id = p.id),
      ']},"bySector":{"rows":', (
        select ${list(`string_agg(concat('{"sector":"', sector, '","count":', count, ',"budget":', ${plain('budget')},
          ',"completion":{"value":', ${orNull('completed / nullif(approved, 0)::float8')}, '}}'), ',' order by sector)`)}
        from (select sector, sum(count) as count, sum(budget) as budget, sum(completed) as completed,
            sum(approved) as approved
          from recent, unnest(sectors) as sector group by sector) s),
      ',"total":', (
        select '{"count":' || coalesce(sum(count), 0) || ',"budget":' || ${plain('sum(budget)')} || '}' from recent),
      '},"byYear":{"rows":', (
        select ${list(`string_agg(concat('{"year":', year, ',"count":', count, ',"completedCount":', completed,
          ',"actualBeneficiaries":', ${orNull('actual')}, '}'), ',' order by year)`)}
        from (select extract(year from starts_on)::int as year, count(*), sum(actual) as actual,
            count(*) filter (where status = 'COMPLETED') as completed
          from plan group by 1) y), '}}}')
    from place p where p.code = $1`,
};

const planFields = (
  scope: Scope,
  t: string,
): string => `'{"id":"intervention_', ${t}.id, '","title":', ${string(`${t}.title`)}, ',"status":"', ${t}.status,
  '","startsOn":"', ${t}.starts_on, '","budget":', ${plain(budget(scope, t))}, ',"participants":', ${participants(scope, t, ['name'])}`;

/** The fragment Place: a regency tells its kind, a village also its district. */
const placeObject = (a: string): string => `concat('{"code":"', ${a}.code, '","name":', ${string(`${a}.name`)},
  case when ${a}.level in ('REGENCY', 'VILLAGE') then ',"kind":"' || ${a}.kind || '"' end,
  case ${a}.level when 'VILLAGE' then (select ',"district":{"name":' || ${string('u.name')} || '}' from area u where u.id = ${a}.parent_id) end, '}')`;
