/**
 * Uses the IDE of a running development server in a real browser, as a newcomer would, and fails when anything is amiss:
 *
 *     IDE_URL=http://localhost:4000/ IDE_SCREENSHOT=/tmp/ide.png node test/browser/ide.browser.ts
 *
 * IDE_PERSONA (a slug) and IDE_EXAMPLE (a title) choose; without them it takes the first of each. CHROMIUM is the path
 * of the browser. Node runs this file as it is, so it keeps to erasable syntax.
 */
import assert from 'node:assert/strict';
import { chromium, type Page, type Response } from 'playwright-core';

interface Example {
  title: string;
  query: string;
}

const { IDE_URL = 'http://localhost:4000/', IDE_SCREENSHOT, IDE_PERSONA, IDE_EXAMPLE, CHROMIUM } = process.env;
const quiet = ['disable-background-networking', 'disable-component-update', 'disable-sync', 'no-first-run'];

const browser = await chromium.launch({
  executablePath: CHROMIUM ?? '/usr/bin/chromium',
  args: ['no-sandbox', 'disable-gpu', ...quiet].map(name => `--${name}`),
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const complaints = collectComplaints(page);

  const loading = await open(page);
  const examples = (JSON.parse((await page.locator('#config').textContent()) ?? '') as { examples: Example[] })
    .examples;
  const example = IDE_EXAMPLE ? examples.find(({ title }) => title === IDE_EXAMPLE) : examples[0];
  assert(example, 'The page offers the example.');
  await expectText(page, '.graphiql-query-editor', firstLine(examples[0]));

  const persona = IDE_PERSONA ?? (await page.locator('#persona option').nth(1).getAttribute('value'));
  assert(persona, 'The page offers personas.');
  const asPersona = nextAnswer(page, 'IntrospectionQuery');
  await page.selectOption('#persona', persona);
  assert.match((await bearerOf(await asPersona)) ?? '', /^Bearer ./, 'The persona is at once in the next request.');

  await page.selectOption('#examples', { label: example.title });
  await expectText(page, '.graphiql-query-editor', firstLine(example));
  const answer = await run(page);
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: unknown };
  assert.equal(errors, undefined, `The example is answered without errors: ${JSON.stringify(errors)}`);
  assert(data, 'The example is answered.');
  await expectText(page, '.result-window', '"data": {');
  if (IDE_SCREENSHOT) {
    await page.screenshot({ path: IDE_SCREENSHOT });
  }

  const reloading = await open(page);
  assert.equal(await page.locator('#persona').inputValue(), persona, 'The persona is still there after a reload.');
  await expectText(page, '.graphiql-query-editor', firstLine(example));
  assert.equal(await page.locator('.graphiql-tab').count(), 1, 'A reload opens no tab.');

  await page.selectOption('#persona', '');
  assert.equal(await bearerOf(await run(page)), undefined, 'Nobody carries no token.');

  await page.setViewportSize({ width: 800, height: 700 });
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  assert.equal(overflow, 0, 'The page fits into 800 pixels.');

  assert.deepEqual(complaints, []);
  process.stdout.write(`The IDE works. Ready after ${loading} ms, after ${reloading} ms from the browser's cache.\n`);
} finally {
  await browser.close();
}

/** Whatever goes to another host is noted, as are errors on the console, such as those of the policy. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  const { host } = new URL(IDE_URL);
  page.on('request', request => {
    const target = new URL(request.url());
    if (target.host !== host && !['data:', 'blob:'].includes(target.protocol)) {
      complaints.push(`asked another host: ${request.url()}`);
    }
  });
  page.on('pageerror', error => complaints.push(`threw: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error') {
      complaints.push(`wrote to the console: ${message.text()}`);
    }
  });
  return complaints;
}

async function open(page: Page): Promise<number> {
  const start = performance.now();
  const schema = nextAnswer(page, 'IntrospectionQuery');
  await page.goto(IDE_URL);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await schema;
  return Math.round(performance.now() - start);
}

async function run(page: Page): Promise<Response> {
  // GraphiQL notices the name of the operation only a moment after the text has changed.
  await page.waitForTimeout(500);
  const answer = nextAnswer(page);
  await page.locator('.graphiql-execute-button').click();
  return answer;
}

function nextAnswer(page: Page, operation?: string): Promise<Response> {
  return page.waitForResponse(response => {
    const request = response.request();
    if (request.method() !== 'POST') {
      return false;
    }
    const { operationName } = request.postDataJSON() as { operationName?: string };
    return operation ? operationName === operation : operationName !== 'IntrospectionQuery';
  });
}

async function bearerOf(answer: Response): Promise<string | undefined> {
  return (await answer.request().allHeaders())['authorization'];
}

/** The editor draws spaces as non-breaking ones. */
async function expectText(page: Page, selector: string, text: string): Promise<void> {
  const drawn = text.split(' ').map(word => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  await page
    .locator(selector)
    .getByText(new RegExp(drawn.join(String.raw`\s`)))
    .first()
    .waitFor();
}

function firstLine(example: Example | undefined): string {
  return example?.query.split('\n')[0]?.trim() ?? '';
}
