import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection';
import type { Pool } from 'pg';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';
import type { KnownViewer } from '../../viewer.ts';
import { joined } from './joined.ts';
import { reach } from './reach.ts';
import { tags } from './tags.ts';

export function presetFor(
  pool: Pool,
  viewerOf: (subject: string | undefined) => Promise<KnownViewer>,
): GraphileConfig.Preset {
  return {
    extends: [
      PostGraphileAmberPreset,
      PgSimplifyInflectionPreset,
      PostGraphileConnectionFilterPreset,
      PgAggregatesPreset,
    ],
    plugins: [tags, joined, reach],
    // Which relations are asked for is known here: an index does not decide it.
    disablePlugins: ['PgIndexBehaviorsPlugin'],
    pgServices: [makePgService({ pool, schemas: ['public', 'postgraphile'] })],
    schema: { defaultBehavior: '-insert -update -delete -manyRelation:resource:connection' },
    grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, outputDataAsString: true },
    grafast: {
      explain: false,
      context: async ({ fastifyv5 }) => {
        const subject = fastifyv5?.request.headers['x-subject'];
        const { settings, areaCodes } = await viewerOf(typeof subject === 'string' ? subject : undefined);
        return { pgSettings: { ...settings, 'episentrum.request': crypto.randomUUID() }, areaCodes };
      },
    },
  };
}
