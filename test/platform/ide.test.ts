import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples } from '../../src/platform/ide/examples.ts';
import { ideRoutes } from '../../src/platform/ide/ide.routes.ts';

const example = {
  name: '01-villages',
  title: 'Villages of a district',
  description: 'All of them, with </script> in the description.',
  query: 'query Villages($code: String!) { district(code: $code) { name } }',
  variables: '{ "code": "15.71.01" }',
};

describe('the IDE', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = fastify();
    await ideRoutes(app, { endpoint: '/graphql', examples: [example] });
  });
  afterAll(() => app.close());

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  const getPage = () => get('/', { accept: 'text/html,*/*;q=0.8' });
  const bundle = async () => /\/ide\/ruru-[\d.]+\//.exec((await getPage()).body)?.[0] ?? '';

  it('is the page that a browser gets at /', async () => {
    const page = await getPage();

    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(page.body).toContain('Episentrum');
  });

  it('leaves / to others when no page is asked for', async () => {
    expect((await get('/', { accept: 'application/json' })).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/', headers: { accept: 'text/html' } })).statusCode).toBe(404);
  });

  it('tells the page its endpoint and examples, whatever these contain', async () => {
    const page = await getPage();

    const config = /<script type="application\/json" id="config">(.*?)<\/script>/s.exec(page.body)?.[1] ?? '';
    expect(JSON.parse(config)).toEqual({ endpoint: '/graphql', bundle: await bundle(), examples: [example] });
  });

  it.each([
    ['/ide/ide.js', 'text/javascript; charset=utf-8'],
    ['/ide/ide.css', 'text/css; charset=utf-8'],
  ])('serves %s, and not again while it has not changed', async (url, type) => {
    const asset = await get(url);
    const again = await get(url, { 'if-none-match': String(asset.headers.etag) });

    expect(asset.statusCode).toBe(200);
    expect(asset.headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-cache' });
    expect(again).toMatchObject({ statusCode: 304, body: '' });
  });

  it.each([
    ['ruru.js', 'text/javascript; charset=utf-8'],
    ['ruru.css', 'text/css; charset=utf-8'],
    ['graphqlWorker.js', 'text/javascript; charset=utf-8'],
  ])('serves %s of the editor for good, compressed where that is understood', async (file, type) => {
    const plain = await get(`${await bundle()}${file}`);
    const compressed = await get(`${await bundle()}${file}`, { 'accept-encoding': 'gzip, br' });

    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
    expect(plain).toMatchObject({ statusCode: 200, headers });
    expect(compressed).toMatchObject({ statusCode: 200, headers: { ...headers, 'content-encoding': 'br' } });
    expect(compressed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
  });

  it('serves nothing else', async () => {
    const urls = ['ruru.js.map', 'missing.js', '../package.json', '%2e%2e/package.json', '__proto__'];

    for (const url of urls) {
      expect((await get(`${await bundle()}${url}`)).statusCode).toBe(404);
    }
    expect((await get('/ide/ide.html')).statusCode).toBe(404);
  });

  it('lets the browser load from its own host only', async () => {
    const answers = await Promise.all([getPage(), get('/ide/ide.js'), get(`${await bundle()}ruru.js`)]);

    for (const { headers } of answers) {
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    }
  });

  it('names no other host', async () => {
    const own = await Promise.all([getPage(), get('/ide/ide.js'), get('/ide/ide.css')]);
    const style = await get(`${await bundle()}ruru.css`);

    for (const { body } of own) {
      expect(body.replaceAll("xmlns='http://www.w3.org/2000/svg'", '')).not.toMatch(/(https?:)?\/\/[\w-]+\.\w/);
    }
    expect(style.body).not.toMatch(/@import|url\(["']?(https?:)?\/\//);
  });
});

describe('examples', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'examples-'));
    const files = {
      'b.graphql': '# Provinces\n# All of them,\n# by code.\n\nquery Provinces { provinces { code } }\n',
      'b.variables.json': '{ "first": 3 }\n',
      'a.graphql': 'query Viewer { viewer { name } }\n',
      'readme.md': 'Not a query.',
    };
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are the queries of a folder, with the title, description and variables beside them', async () => {
    expect(await readExamples(folder)).toEqual([
      { name: 'a', title: 'a', description: '', query: 'query Viewer { viewer { name } }', variables: '' },
      {
        name: 'b',
        title: 'Provinces',
        description: 'All of them, by code.',
        query: '# Provinces\n# All of them,\n# by code.\n\nquery Provinces { provinces { code } }',
        variables: '{ "first": 3 }',
      },
    ]);
  });
});
