/**
 * A small client: asks a running Episentrum for a village's page with the typed operations that `npm run codegen` makes.
 *
 *     npm run example -- 15.71.01.1001 "$(npm run --silent token -- district-telanaipura)"
 */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { VillagePageDocument } from '../../schema/generated/operations.ts';

const endpoint = `http://localhost:${process.env['PORT'] ?? 4000}/graphql`;
const [code = '15.71.01.1001', token] = process.argv.slice(2);

const { village } = await ask(VillagePageDocument, { code });
if (village === null) throw new Error(`There is no village ${code}.`);

const lines = [
  `${village.name}, ${village.district.name}, ${village.district.regency.name}`,
  ...(village.needs?.nodes ?? []).map(
    need =>
      `  ${need.severity.padEnd(8)} ${need.title} (${need.quantity} ${need.unit}, ${need.coverage.uncovered} uncovered)`,
  ),
];
process.stdout.write(`${lines.join('\n')}\n`);

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (data === undefined) throw new Error(errors?.map(({ message }) => message).join('\n') ?? response.statusText);
  // A field that the viewer may not read is null and has its error beside the data.
  for (const { message } of errors ?? []) process.stderr.write(`${message}\n`);
  return data;
}
