import { list, moment, orNull, plain, string, words } from './json.ts';
import { answers, budget, participants } from './parts.ts';
import type { Statement } from './statement.ts';

export const Q2: Statement = {
  parameters: ({ code }) => [code],
  text: scope => `
    select '{"data":{"regency":{"code":"' || r.code || '","name":' || ${string('r.name')} || ',"districts":[' || (
      select string_agg('{"code":"' || d.code || '","name":' || ${string('d.name')} || ',"villages":[' || (
        select string_agg('{"code":"' || v.code || '","name":' || ${string('v.name')} || ',"interventions":{"nodes":'
          || (select ${list(`string_agg(concat('{"id":"intervention_', t.id, '","title":', ${string('t.title')},
                ',"status":"', t.status, '","startsOn":"', t.starts_on, '","endsOn":"', t.ends_on,
                '","participants":', ${participants(scope, 't', ['name'])},
                ',"answers":', ${answers(scope, 't.id', '', `,"title":' || ${string('n.title')} || '`)}, '}'), ',')`)}
              from (
                select id, title, status, starts_on, ends_on, organization_ids from intervention t
                where area_code = v.code and ${scope.intervention('t', 'v.code')}
                order by starts_on desc, id desc limit 5) t)
          || '}}', ',' order by v.code)
        from area v where v.parent_id = d.id) || ']}', ',' order by d.code)
      from area d where d.parent_id = r.id) || ']}}}'
    from area r where r.code = $1`,
};

export const Q4: Statement = {
  parameters: ({ code }) => [code],
  text: scope => `
    select concat('{"data":{"village":{"id":"area_', v.id, '","code":"', v.code, '","name":', ${string('v.name')},
      ',"kind":"', v.kind, '","ancestors":[', (
        select string_agg('{"code":"' || code || '","name":' || ${string('name')} || ',"level":"' || level || '"}', ',' order by id)
        from area where code = any(array['ID', left(v.code, 2), left(v.code, 5), left(v.code, 8)])),
      '],"needs":{"totalCount":', (select count(*) from need t where area_code = v.code and ${scope.need('t', 'v.code')}),
      ',"nodes":', (
        select ${list(`string_agg(concat('{"id":"need_', t.id, '","version":', t.version, ',"title":', ${string('t.title')},
          ',"kind":{"code":"', k.code, '","name":', ${string('k.name')}, '},"quantity":', t.quantity,
          ',"unit":', ${string('t.unit')}, ',"familiesAffected":', ${orNull('t.families_affected')},
          ',"severity":"', t.severity, '","status":"', t.status, '","verification":"', t.verification,
          '","reportedAt":', ${moment('t.reported_at')}, ',"coverage":{"planned":', planned_quantity,
          ',"delivered":', delivered_quantity, ',"uncovered":', greatest(0, quantity - planned_quantity - delivered_quantity),
          '},"reportedBy":', coalesce('{"name":' || ${string('p.name')} || ',"position":' || ${string('p.position')} || '}', 'null'),
          '}'), ',' order by t.reported_at desc, t.id desc)`)}
        from (select * from need t where area_code = v.code and ${scope.need('t', 'v.code')}
          order by reported_at desc, id desc limit 10) t
        join need_kind k on k.code = t.kind_code
        left join person p on p.id = t.reported_by_id and ${scope.person('p')}),
      '},"interventions":{"totalCount":', (
        select count(*) from intervention t where area_code = v.code and ${scope.intervention('t', 'v.code')}),
      ',"nodes":', (
        select ${list(`string_agg(concat('{"id":"intervention_', t.id, '","version":', t.version, ',"title":', ${string('t.title')},
          ',"description":', ${orNull('to_json(t.description)')}, ',"status":"', t.status, '","sectors":', ${words('t.sectors')},
          ',"startsOn":"', t.starts_on, '","endsOn":"', t.ends_on, '","budget":', ${plain(budget(scope, 't'))},
          ',"participants":', ${participants(scope, 't', ['name', 'shortName'])},
          ',"answers":', ${answers(scope, 't.id', `,"deliveredQuantity":' || ${orNull('a.delivered_quantity')} || '`, `,"title":' || ${string('n.title')} || '`)},
          ',"budgetLines":', (
            select ${list(`string_agg('{"fundSource":"' || fund_source || '","amount":"' || amount || '"}', ',' order by fund_source, id)`)}
            from budget_line where intervention_id = t.id${scope.amount ? ` and ${scope.amount('t')}` : ''}), '}'), ',')`)}
        from (select * from intervention t where area_code = v.code and ${scope.intervention('t', 'v.code')}
          order by starts_on desc, id desc limit 10) t), '}}}}')
    from area v where v.code = $1`,
};
