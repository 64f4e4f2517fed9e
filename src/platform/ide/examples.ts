import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A query that the IDE offers ready to run. */
export interface Example {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly query: string;
  /** JSON text, or nothing. */
  readonly variables: string;
}

/** Reads the `.graphql` files of a folder in the order of their names, each with its `<name>.variables.json`, if any. */
export async function readExamples(folder: URL | string): Promise<Example[]> {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder;
  const files = await readdir(path);
  const queries = files.filter(file => file.endsWith('.graphql')).toSorted();

  return Promise.all(
    queries.map(async file => {
      const name = basename(file, '.graphql');
      const variables = `${name}.variables.json`;
      return example(
        name,
        await readFile(join(path, file), 'utf8'),
        files.includes(variables) ? await readFile(join(path, variables), 'utf8') : '',
      );
    }),
  );
}

function example(name: string, query: string, variables: string): Example {
  const comment = /^(?:#.*\r?\n)*/.exec(query)?.[0] ?? '';
  const [title, ...description] = comment.split(/\r?\n/).map(line => line.replace(/^#\s*/, ''));
  return {
    name,
    title: title || name,
    description: description.join(' ').trim(),
    query: query.trim(),
    variables: variables.trim(),
  };
}
