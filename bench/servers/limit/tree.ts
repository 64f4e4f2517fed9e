import { list, string } from './json.ts';
import type { Statement } from './statement.ts';

/**
 * Codes sort as the tree is walked, parents first: one range of the index, in which each place closes what the village
 * before it has left open. Only a village ends a list, for no place above has nothing below it.
 */
const walk = (more: { readonly fields: string; readonly ofVillage: string }): string => `
  select '{"data":{"province":' || string_agg(
      case when before = 'VILLAGE' then case level when 'VILLAGE' then '},{"code":"' when 'DISTRICT' then '}]},{"code":"'
        else '}]}]},{"code":"' end else '{"code":"' end
      || code || '","name":' || ${string('name')} || ${more.fields}
      || case level when 'VILLAGE' then ${more.ofVillage} when 'DISTRICT' then ',"villages":['
           when 'REGENCY' then ',"districts":[' else ',"regencies":[' end, '')
    || '}]}]}]}}}'
  from (
    select code, name, level, lag(level) over (order by code) as before from area
    where code >= $1 and code < left($1, -1) || chr(ascii(right($1, 1)) + 1)) as walked`;

export const Q1: Statement = {
  parameters: ({ code }) => [code],
  text: () => walk({ fields: `',"level":"' || level || '"'`, ofVillage: `''` }),
};

export const Q7: Statement = {
  parameters: ({ code, each }) => [code, each],
  text: scope =>
    walk({
      fields: `''`,
      ofVillage: `(
        select ',"needs":{"nodes":' || ${list(`string_agg('{"id":"need_' || id || '","title":' || ${string('title')}
          || ',"status":"' || status || '"}', ',')`)} || '}'
        from (select id, title, status from need t where area_code = walked.code and ${scope.need('t')}
          order by reported_at desc, id desc limit $2) n) || (
        select ',"interventions":{"nodes":' || ${list(`string_agg('{"id":"intervention_' || id || '","title":' || ${string('title')}
          || ',"status":"' || status || '","startsOn":"' || starts_on || '"}', ',')`)} || '}'
        from (select id, title, status, starts_on from intervention t
          where area_code = walked.code and ${scope.intervention('t')}
          order by starts_on desc, id desc limit $2) i)`,
    }),
};
