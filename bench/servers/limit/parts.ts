import { list, orNull, string } from './json.ts';
import type { Scope } from './scopes.ts';

/** What an intervention on an alias costs, for whoever reads that. */
export function budget({ amount }: Scope, t: string): string {
  return amount === undefined ? `${t}.budget` : `case when ${amount(t)} then ${t}.budget end`;
}

/** Agencies and partners of an intervention on an alias, with these fields of theirs. */
export function participants({ partner }: Scope, t: string, fields: readonly ('name' | 'shortName')[]): string {
  const shown = {
    name: `"name":' || ${string('o.name')} || '`,
    shortName: `"shortName":' || ${orNull('to_json(o.short_name)')} || '`,
  };
  return `(select ${list(`string_agg('{"role":"' || p.role || '","organization":{${fields.map(field => shown[field]).join(',')}}}', ','
      order by p.role, p.organization_id)`)}
    from intervention_participant p join organization o on o.id = p.organization_id
    where p.intervention_id = ${t}.id${partner === undefined ? '' : ` and (o.category = 'AGENCY' or ${partner(t)})`})`;
}

/** What an intervention answers, with more fields of the answer and of the need. */
export function answers(scope: Scope, intervention: string, ofAnswer: string, ofNeed: string): string {
  return `(select ${list(`string_agg('{"quantity":' || a.quantity || '${ofAnswer},"need":'
      || coalesce('{"id":"need_' || n.id || '"${ofNeed}}', 'null') || '}', ',' order by a.need_id)`)}
    from need_answer a left join need n on n.id = a.need_id and ${scope.need('n')}
    where a.intervention_id = ${intervention})`;
}
