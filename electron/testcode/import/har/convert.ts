/** Recorded requests → checks of a server, or answers in its place. */
import { quote } from '../../quote.ts';
import { createCandidateKeeper, createTest, type Imported, printImported } from '../imported.ts';
import type { Har, HarEntry } from './schema.ts';
import { printRedacted, type Redacted, redactBody, redactUrl, secretName } from './secrets.ts';

export type HarUse = 'checks' | 'mocks';

/** A body that is longer than this lies in a file. */
const LONG_BODY = 1000;

export type HarOptions = { use: HarUse; title: string; filesFolder: string };

export function convertHar({ log }: Har, { use, title, filesFolder }: HarOptions): Imported {
  const draft = createTest(title, createCandidateKeeper());
  const { sheet } = draft;
  const said = new Set<string>();
  const files: Imported['files'] = {};
  const asked = log.entries.flatMap((entry, index) => (isAsked(entry) ? [{ entry, number: index + 1 }] : []));
  const skipped = log.entries.length - asked.length;
  if (skipped > 0)
    sheet.cannot(
      `${skipped} ${skipped === 1 ? 'request' : 'requests'} for pages, pictures, styles, scripts and the like`,
    );
  const page = log.entries.find(isDocument);
  const opened = page ? [{ entry: page, number: log.entries.indexOf(page) + 1 }] : [];
  for (const { entry, number } of use === 'mocks' ? [...opened, ...asked] : asked) {
    const where = `entry ${number} (${entry.request.method} ${withoutQuery(entry.request.url)})`;
    for (const variable of secretsOf(entry)) {
      if (said.has(variable)) continue;
      said.add(variable);
      sheet.cannot(`${where}: a secret; set ${variable} when you play the test`);
    }
    if (entry.request.headers.some(({ name }) => /^cookie$/i.test(name)) && !said.has('cookie')) {
      said.add('cookie');
      sheet.cannot(`${where}: cookies; sign in first, or give the test a storageState`);
    }
  }
  if (use === 'checks') {
    draft.fixtures = ['request'];
    for (const { entry, number } of asked) printCheck(entry, number);
  } else printMocks();

  function printCheck({ request, response }: HarEntry, number: number) {
    if (response.status < 100)
      return sheet.cannot(`entry ${number} (${request.method} ${withoutQuery(request.url)}): it was not answered`);
    const name = `response${number}`;
    const options = [
      ...(request.method === 'GET' ? [] : [`method: ${quote(request.method)}`]),
      ...printHeaders(request.headers),
      ...(request.postData?.text ? [`data: ${printRedacted(bodyOf(request))}`] : []),
      // Where it leads is a request of its own.
      ...(response.status >= 300 && response.status < 400 ? ['maxRedirects: 0'] : []),
    ];
    const last = options.length > 0 ? `, { ${options.join(', ')} }` : '';
    const method = request.method === 'GET' ? 'get' : 'fetch';
    sheet.add(`const ${name} = await request.${method}(${printRedacted(redactUrl(request.url))}${last});`);
    sheet.add(`expect(${name}.status()).toBe(${response.status});`);
    const type = (response.content?.mimeType ?? '').split(';')[0]?.trim() ?? '';
    if (type !== '' && response.content?.text)
      sheet.add(`expect(${name}.headers()['content-type']).toContain(${quote(type)});`);
    const shape =
      /json/.test(type) && response.content?.encoding !== 'base64' ? parse(response.content?.text ?? '') : undefined;
    if (Array.isArray(shape)) sheet.add(`expect(await ${name}.json()).toBeInstanceOf(Array);`);
    else if (shape !== null && typeof shape === 'object') {
      const present = Object.entries(shape).flatMap(([key, value]) =>
        value === null ? [] : [`${propertyName(key)}: expect.anything()`],
      );
      sheet.add(`expect(await ${name}.json()).toMatchObject({ ${present.join(', ')} });`);
    }
  }

  function printMocks() {
    const answers = new Map<string, { method: string; url: string; all: string[] }>();
    for (const { entry, number } of asked) {
      const { request, response } = entry;
      if (response.status < 100 || response.status > 599) {
        sheet.cannot(`entry ${number} (${request.method} ${withoutQuery(request.url)}): it was not answered`);
        continue;
      }
      const address = redactUrl(request.url);
      // With a secret in its query it is told by its path.
      const url = address.variables.length > 0 ? withoutQuery(request.url) : (address.parts[0] ?? '');
      const key = `${request.method} ${url}`;
      const one = answers.get(key) ?? { method: request.method, url, all: [] };
      answers.set(key, one);
      one.all.push(printAnswer(entry, number));
    }
    for (const { method, url, all } of answers.values()) {
      if (all.length === 1) sheet.add(`await answer(page, ${quote(method)}, ${quote(url)}, [${all[0]}]);`);
      else {
        sheet.add(`await answer(page, ${quote(method)}, ${quote(url)}, [`);
        sheet.inside(() => sheet.add(...all.map((each) => `${each},`)));
        sheet.add(']);');
      }
    }
    if (page) sheet.add(`await page.goto(${printRedacted(redactUrl(page.request.url))});`);
    else sheet.cannot('the archive tells of no page to open: add page.goto() and what is done there');
  }

  function printAnswer({ response }: HarEntry, number: number): string {
    const type = response.content?.mimeType ?? '';
    const parts = [`status: ${response.status}`, ...(type === '' ? [] : [`contentType: ${quote(type)}`])];
    const text = response.content?.text ?? '';
    if (text === '') return `{ ${parts.join(', ')} }`;
    if (response.content?.encoding === 'base64' || text.length > LONG_BODY) {
      const name = `answer-${number}${/json/.test(type) ? '.json' : '.bin'}`;
      files[name] = response.content?.encoding === 'base64' ? Buffer.from(text, 'base64') : hideSecrets(text, type);
      return `{ ${[...parts, `path: file(${quote(name)})`].join(', ')} }`;
    }
    return `{ ${[...parts, `body: ${quote(hideSecrets(text, type))}`].join(', ')} }`;
  }

  const usesFiles = Object.keys(files).length > 0;
  const spec = printImported([draft], {
    names: ['test', 'expect', ...(use === 'mocks' ? ['type Page'] : [])].filter(
      (name) => use === 'checks' || name !== 'expect',
    ),
    before: [
      ...(usesFiles
        ? [`const file = (name: string) => join(dirname(test.info().file), ${quote(filesFolder)}, name);`, '']
        : []),
      ...(use === 'mocks' ? ANSWER : []),
    ],
  });
  return {
    spec: usesFiles ? spec.replace(/^/, "import { dirname, join } from 'node:path';\n") : spec,
    tests: 1,
    left: [...sheet.left],
    candidates: [],
    files,
  };
}

const ANSWER = [
  '/** Answers a request as it was recorded: one answer after the other, the last one again and again. */',
  "async function answer(page: Page, method: string, url: string, answers: Parameters<import('@playwright/test').Route['fulfill']>[0][]) {",
  '  let turn = 0;',
  '  await page.route(',
  '    (each) => each.href === url || each.origin + each.pathname === url,',
  '    async (route) => {',
  '      if (route.request().method() !== method) return route.fallback();',
  '      await route.fulfill(answers[Math.min(turn++, answers.length - 1)]);',
  '    },',
  '  );',
  '}',
];

/** What a program asks for, not what a page is made of. */
function isAsked({ request, response, _resourceType: type }: HarEntry): boolean {
  if (!/^https?:/.test(request.url) || request.method === 'OPTIONS') return false;
  if (type) return type === 'xhr' || type === 'fetch';
  const mime = response.content?.mimeType ?? '';
  return request.method !== 'GET' || /json|xml(?!.*xhtml)|grpc|graphql/.test(mime);
}

function isDocument({ request, response, _resourceType: type }: HarEntry): boolean {
  if (request.method !== 'GET') return false;
  return type ? type === 'document' : /^text\/html/.test(response.content?.mimeType ?? '') && response.status === 200;
}

function bodyOf({ postData, headers }: HarEntry['request']): Redacted {
  const type = postData?.mimeType || headers.find(({ name }) => /^content-type$/i.test(name))?.value || '';
  return redactBody(postData?.text ?? '', type);
}

function secretsOf({ request }: HarEntry): string[] {
  const inHeaders = request.headers.flatMap(({ name }) => (isCarried(name) ? (secretName(name) ?? []) : []));
  return [...inHeaders, ...redactUrl(request.url).variables, ...bodyOf(request).variables];
}

/** Browsers send many headers by themselves; those that programs give are carried over. */
function isCarried(name: string): boolean {
  return (
    /^(?:accept|authorization|content-type|x-[\w-]+|[\w-]*(?:token|key|csrf|xsrf)[\w-]*)$/i.test(name) &&
    !/^x-(?:forwarded|real-ip|client-data)/i.test(name)
  );
}

function printHeaders(headers: HarEntry['request']['headers']): string[] {
  const kept = new Map(
    headers.filter(({ name }) => isCarried(name)).map(({ name, value }) => [name.toLowerCase(), value]),
  );
  const lines = [...kept].map(([name, value]) => {
    const variable = secretName(name);
    return `${propertyName(name)}: ${variable === null ? quote(value) : `process.env.${variable}!`}`;
  });
  return lines.length > 0 ? [`headers: { ${lines.join(', ')} }`] : [];
}

/** Answers are data of the test; what their names give away as secret is not. */
function hideSecrets(text: string, type: string): string {
  const { parts } = redactBody(text, type);
  return parts.join('[secret]');
}

function withoutQuery(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.origin}${parsed.pathname}` : url.replace(/[?#][\s\S]*$/, '');
}

/** `__proto__` in plain would be no property. */
function propertyName(name: string): string {
  if (name === '__proto__') return `[${quote(name)}]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Its type says JSON, it is none: nothing is said of its shape.
  }
}
