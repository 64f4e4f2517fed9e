// The page of the GraphQL IDE: a bar of our own above Ruru, which is GraphiQL with a query builder.

const words = {
  en: {
    persona: 'Act as',
    nobody: 'Nobody (public)',
    token: 'Access token',
    examples: 'Examples',
    choose: 'Choose…',
    language: 'Language',
    loading: 'Loading…',
    failed: 'The editor could not be loaded. Reload the page to try again.',
  },
  id: {
    persona: 'Masuk sebagai',
    nobody: 'Tanpa masuk (publik)',
    token: 'Token akses',
    examples: 'Contoh',
    choose: 'Pilih…',
    language: 'Bahasa',
    loading: 'Memuat…',
    failed: 'Editor gagal dimuat. Muat ulang halaman untuk mencoba lagi.',
  },
};

const byId = id => document.getElementById(id);
const { endpoint, bundle, examples } = JSON.parse(byId('config').textContent);

let viewer = { slug: '', token: '' };
let personas = [];
let language = localStorage.getItem('episentrum:language') ?? (/^id\b/.test(navigator.language) ? 'id' : 'en');
/** Draws the IDE again; with a new fetcher it reads the schema again, as the new viewer may see it. */
let draw = () => {};

await start();

async function start() {
  showLanguage();
  byId('language').addEventListener('change', event => {
    language = event.target.value;
    localStorage.setItem('episentrum:language', language);
    showLanguage();
  });
  byId('persona').addEventListener('change', event => {
    localStorage.setItem('episentrum:persona', event.target.value);
    become(event.target.value);
  });
  byId('token').addEventListener('change', event => {
    const token = event.target.value.trim();
    sessionStorage.setItem('episentrum:token', token);
    useToken(token);
  });
  byId('examples').addEventListener('change', event => open(examples[event.target.value]));
  // Lets the same example be chosen again, without breaking the arrow keys while the list has the focus.
  byId('examples').addEventListener('blur', event => (event.target.value = ''));

  try {
    const [{ React, createRoot, Ruru }] = await Promise.all([loadRuru(), loadPersonas()]);
    const root = createRoot(byId('ide'));
    const tab = lastTab() ?? examples[0];
    draw = () => {
      root.render(
        React.createElement(Ruru, {
          fetcher: (params, options) => ask(params, options?.headers),
          defaultQuery: '',
          initialQuery: tab?.query ?? undefined,
          initialVariables: tab?.variables ?? undefined,
          defaultEditorToolsVisibility: 'variables',
          showPersistHeadersSettings: false,
        }),
      );
    };
    draw();
    byId('examples').disabled = examples.length === 0;
  } catch (error) {
    byId('ide').textContent = words[language].failed;
    throw error;
  }
}

function loadRuru() {
  const workers = { json: 'jsonWorker.js', graphql: 'graphqlWorker.js' };
  globalThis.MonacoEnvironment = {
    getWorker: (_, label) => new Worker(`${bundle}${workers[label] ?? 'editorWorker.js'}`, { type: 'module' }),
    // Makes the editors known as globalThis.monaco, for open().
    globalAPI: true,
  };
  return import(`${bundle}ruru.js`);
}

// Who is asking

async function loadPersonas() {
  const response = await fetch('/development/personas');
  if (!response.ok) {
    byId('token-field').hidden = false;
    byId('token').value = sessionStorage.getItem('episentrum:token') ?? '';
    useToken(byId('token').value);
    return;
  }
  personas = await response.json();
  byId('persona-field').hidden = false;
  byId('persona').append(
    new Option(words[language].nobody, ''),
    ...personas.map(({ slug, name, title }) => new Option(`${name} · ${title}`, slug)),
  );
  become(localStorage.getItem('episentrum:persona'));
}

function become(slug) {
  const persona = personas.find(one => one.slug === slug);
  byId('persona').value = persona?.slug ?? '';
  byId('viewer').textContent = persona ? [persona.role, persona.area].filter(Boolean).join(' · ') : '';
  setViewer({ slug: persona?.slug ?? '', token: '' });
}

function useToken(token) {
  setViewer({ slug: '', token });
}

function setViewer(next) {
  viewer = next;
  document.body.classList.toggle('signed-in', Boolean(next.slug || next.token));
  // What the viewer before was told does not stand under the name of this one.
  textOf('response.json')?.setValue('');
  draw();
}

async function accessToken(asker) {
  if (asker.slug) {
    asker.token ||= await fetchToken(asker.slug);
  }
  return asker.token;
}

async function fetchToken(slug) {
  const response = await fetch(`/development/token?persona=${encodeURIComponent(slug)}`);
  if (!response.ok) {
    throw new Error(`No token for ${slug}: HTTP ${response.status}.`);
  }
  return (await response.json()).token;
}

// Asking

async function ask(params, extraHeaders) {
  const asker = viewer;
  const answer = await post(params, extraHeaders, await accessToken(asker));
  if (!asker.slug || !isUnauthenticated(answer)) {
    return answer.body;
  }
  // The persona's token has expired: one more try with a new one.
  asker.token = '';
  return (await post(params, extraHeaders, await accessToken(asker))).body;
}

async function post(params, extraHeaders, token) {
  const headers = new Headers({
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'accept-language': language,
    ...(token && { authorization: `Bearer ${token}` }),
  });
  // Those of the editor's "Headers" tab, which win.
  for (const [name, value] of Object.entries(extraHeaders ?? {})) {
    headers.set(name, value);
  }
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(params) });
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return {
      status: response.status,
      body: { errors: [{ message: `HTTP ${response.status}: ${text.slice(0, 500)}` }] },
    };
  }
}

function isUnauthenticated({ status, body }) {
  return (
    status === 401 ||
    (body.data == null && body.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED'))
  );
}

// Examples

/** Ruru 2.0.2 has no call for opening a query, so this presses its "new tab" button and writes into its editors. */
function open({ query, variables }) {
  const current = textOf('operation.graphql').getValue().trim();
  const isUntouched = current === '' || examples.some(example => example.query === current);
  if (!isUntouched) {
    document.querySelector('.graphiql-tab-add').click();
  }
  textOf('operation.graphql').setValue(query);
  textOf('variables.json').setValue(variables);
  textOf('response.json').setValue('');
}

/** GraphiQL 5 keeps the tabs over a reload, but opens an empty one besides, unless told which was the last. */
function lastTab() {
  const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}');
  return tabs?.[activeTabIndex];
}

function textOf(file) {
  return globalThis.monaco?.editor.getModels().find(({ uri }) => uri.path.endsWith(file));
}

// Words

function showLanguage() {
  document.documentElement.lang = language;
  byId('language').value = language;
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = words[language][element.dataset.word];
  }
  byId('persona').options[0]?.replaceChildren(words[language].nobody);
  const hint = new Option(words[language].choose, '');
  hint.disabled = true;
  byId('examples').replaceChildren(hint, ...examples.map(({ title }, index) => new Option(title, index)));
}
