import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { features } from '../app.ts';
import { buildApiSchema } from '../schema.ts';

writeFileSync('schema/schema.graphql', `${printSchema(lexicographicSortSchema(buildApiSchema(features)))}\n`);
