import type { PgSelectQueryBuilder, PgSelectStep } from 'postgraphile/@dataplan/pg';
import type { ConnectionStep } from 'postgraphile/grafast';
import { wrapPlans } from 'postgraphile/utils';
import { areaRange, codesAbove, countryCode } from '../../../src/access/area-code.ts';

declare global {
  namespace Grafast {
    interface Context {
      readonly areaCodes: readonly string[];
    }
  }
}

/**
 * Row level security decides over each row, but no index knows its keys: a short list of an officer would be looked for
 * among all rows. So lists are limited to where the viewer holds something, and the places above, as the other servers do.
 */
export const reach = wrapPlans(build => {
  const {
    sql,
    grafast: { context, lambda },
    dataplanPg: { listOfCodec, sqlValueWithCodec, TYPES },
  } = build as GraphileBuild.Build;
  const text = (value: string) => sqlValueWithCodec(value, TYPES.text);
  const inReach = (areaCodes: readonly string[]) => (select: PgSelectQueryBuilder) => {
    if (areaCodes.includes(countryCode)) return;
    const code = sql`${select.alias}.area_code`;
    const ranges = areaCodes
      .map(areaRange)
      .map(({ from, to }) => sql`${code} >= ${text(from)} and ${code} < ${text(to)}`);
    const above = sqlValueWithCodec(areaCodes.flatMap(codesAbove), listOfCodec(TYPES.text));
    select.where(sql`(${sql.join([...ranges, sql`${code} = any(${above})`], ' or ')})`);
  };
  const reached = (plan: () => unknown) => {
    const $connection = plan() as ConnectionStep<never, never, never, never>;
    ($connection.getSubplan() as unknown as PgSelectStep).apply(lambda(context().get('areaCodes'), inReach));
    return $connection;
  };
  return {
    Query: {
      needs: reached,
      interventions: reached,
      interventionCounts: reached,
      interventionSectorCounts: reached,
    },
    Area: { needs: reached, interventions: reached },
  };
});
