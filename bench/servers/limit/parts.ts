import { list, orNull, string } from './json.ts';
import type { Scope } from './scopes.ts';

/** Agencies and partners of an intervention, with these fields of theirs. */
export function participants(intervention: string, fields: readonly ('name' | 'shortName')[]): string {
  const shown = {
    name: `"name":' || ${string('o.name')} || '`,
    shortName: `"shortName":' || ${orNull('to_json(o.short_name)')} || '`,
  };
  return `(select ${list(`string_agg('{"role":"' || p.role || '","organization":{${fields.map(field => shown[field]).join(',')}}}', ','
      order by p.role, p.organization_id)`)}
    from intervention_participant p join organization o on o.id = p.organization_id
    where p.intervention_id = ${intervention})`;
}

/** What an intervention answers, with more fields of the answer and of the need. */
export function answers(scope: Scope, intervention: string, ofAnswer: string, ofNeed: string): string {
  return `(select ${list(`string_agg('{"quantity":' || a.quantity || '${ofAnswer},"need":'
      || coalesce('{"id":"need_' || n.id || '"${ofNeed}}', 'null') || '}', ',' order by a.need_id)`)}
    from need_answer a left join need n on n.id = a.need_id and ${scope.need('n')}
    where a.intervention_id = ${intervention})`;
}
