import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getStaticFile } from 'ruru/static';
import type { Example } from './examples.ts';

export interface IdeOptions {
  /** The path of the GraphQL endpoint. */
  endpoint: string;
  examples: readonly Example[];
}

/** Monaco, the editor inside Ruru 2.0.2, writes its colours into <style> elements and its icons as data: URLs. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the GraphQL IDE on `/`, from our own files and those of the package ruru: nothing comes from another host. */
export async function ideRoutes(app: FastifyInstance, { endpoint, examples }: IdeOptions): Promise<void> {
  const bundle = `/ide/ruru-${await ruruVersion()}/`;
  const page = asset('text/html; charset=utf-8', await pageHtml({ endpoint, bundle, examples }));
  const script = asset('text/javascript; charset=utf-8', await browserFile('ide.js'));
  const style = asset('text/css; charset=utf-8', await browserFile('ide.css'));

  app.get('/', (request, reply) => {
    reply.header('vary', 'Accept');
    return request.headers.accept?.includes('text/html') ? send(request, reply, page) : reply.callNotFound();
  });
  app.get('/ide/ide.js', (request, reply) => send(request, reply, script));
  app.get('/ide/ide.css', (request, reply) => send(request, reply, style));
  app.get(`${bundle}*`, async (request, reply) => {
    const file = await getStaticFile({
      staticPath: bundle,
      urlPath: request.url,
      acceptEncoding: request.headers['accept-encoding'],
      disallowDevAssets: true,
    });
    if (!file) {
      return reply.callNotFound();
    }
    reply.headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' });
    return send(request, reply, file);
  });
}

interface Asset {
  content: Buffer;
  headers: Record<string, string>;
}

function asset(contentType: string, text: string): Asset {
  const content = Buffer.from(text);
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  return { content, headers: { 'content-type': contentType, 'cache-control': 'no-cache', etag } };
}

function send(request: FastifyRequest, reply: FastifyReply, { content, headers }: Asset): FastifyReply {
  reply.headers({
    ...headers,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  return request.headers['if-none-match'] === headers['etag'] ? reply.code(304).send() : reply.send(content);
}

async function pageHtml(config: IdeOptions & { bundle: string }): Promise<string> {
  const html = await browserFile('ide.html');
  // Inside <script> only "<" could end the element.
  const json = JSON.stringify(config).replaceAll('<', String.raw`\u003c`);
  return html.replaceAll('{{bundle}}', config.bundle).replace('{{config}}', () => json);
}

/** The compiler copies only TypeScript into dist/, so the browser's files are read from the source folder of the project. */
function browserFile(name: string): Promise<string> {
  const project = dirname(packageJson('..'));
  return readFile(join(project, 'src/platform/ide/browser', name), 'utf8');
}

async function ruruVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(packageJson('ruru'), 'utf8')) as { version: string };
  return version;
}

function packageJson(of: string): string {
  const path = findPackageJSON(of, import.meta.url);
  if (!path) {
    throw new Error(`The package.json of "${of}" is missing.`);
  }
  return path;
}
