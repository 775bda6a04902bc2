/** Imported files come from anywhere: whatever stands in them, it becomes text in the spec and never code. */
import * as fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { commands } from '../../../electron/testcode/import/side/commands.ts';
import { importFile } from '../../../electron/testcode/index.ts';
import { anyString } from '../anyActions.ts';
import { isNode, syntaxNodes } from '../syntaxNodes.ts';

const hostile = fc.oneof(
  anyString,
  fc.constantFrom(
    `$\{x}`,
    `$\{x'];process.exit();['}`,
    '`+evil()+`',
    "');evil();('",
    '\n});evil();test("',
    '*/evil()/*',
    '\u2028evil()',
    '\\',
    "\\'",
    `$\{\`$\{evil()}\`}`,
    '$',
    '</script>',
    'aria/evil[role="a\'"]',
    'xpath///evil\'"',
    '[data-testid="evil"]',
    'index=1',
    'relative=parent',
    `handle=$\{x}`,
    'label=evil',
  ),
);

/** Names that the printer writes; any other one would come from the file. */
const NAMES =
  /^(?:test|expect|page\d*(?:Promise)?|request|vars|process|console|Number|String|JSON|turn\d*|dialog|response\d+|file|dirname|join|name|answers?|method|url|each|route|Math|Page|Record|Parameters|Route|Array|select|HTMLSelectElement|label|option|kind|Event|element|window|field|html)$/;

/** Names that stand for something (not those of properties), and the texts of the code. */
function namesIn(spec: string): { names: string[]; texts: string[] } {
  const { program, errors } = parseSync('x.spec.ts', spec, { showSemanticErrors: true });
  expect(
    errors.map(({ message }) => message),
    spec,
  ).toEqual([]);
  const properties = new Set<number>();
  const names: { name: string; start: number }[] = [];
  const texts: string[] = [];
  for (const node of syntaxNodes(program)) {
    const { type, start, name, value, computed, property, key } = node;
    if (type === 'MemberExpression' && !computed && isNode(property)) properties.add(property.start);
    if (type === 'Property' && !computed && isNode(key) && isNode(value) && key.start !== value.start)
      properties.add(key.start);
    if (type === 'Identifier' && typeof name === 'string') names.push({ name, start });
    if (type === 'Literal' && typeof value === 'string') texts.push(value);
    if (type === 'TemplateElement') texts.push((value as { cooked: string | null }).cooked ?? '');
  }
  return { names: names.flatMap(({ name, start }) => (properties.has(start) ? [] : [name])), texts };
}

function printed(file: unknown, use: 'checks' | 'mocks' = 'checks'): { names: string[]; texts: string[] } {
  const result = importFile(JSON.stringify(file), { title: "it's", use, filesFolder: "it's" });
  if ('message' in result) throw new Error(`${result.place}: ${result.message}`);
  const found = namesIn(result.spec);
  expect(
    found.names.filter((name) => !NAMES.test(name)),
    result.spec,
  ).toEqual([]);
  return found;
}

const anyCommand = fc.record({
  command: fc.oneof(
    fc.constantFrom(
      ...Object.keys(commands),
      'if',
      'elseIf',
      'else',
      'end',
      'while',
      'times',
      'forEach',
      'do',
      'repeatIf',
      'run',
      'selectFrame',
      'selectWindow',
      'storeWindowHandle',
      'answerPrompt',
      'answerOnNextPrompt',
      'assertAlert',
      '//click',
    ),
    hostile,
  ),
  target: fc.oneof(
    hostile,
    fc
      .tuple(fc.constantFrom('id=', 'css=', 'name=', 'xpath=', 'linkText=', 'class='), hostile)
      .map((parts) => parts.join('')),
  ),
  value: hostile,
  comment: hostile,
  targets: fc.array(fc.tuple(hostile, hostile), { maxLength: 2 }),
  opensWindow: fc.boolean(),
  windowHandleName: hostile,
});

test('projects of Selenium IDE', () => {
  fc.assert(
    fc.property(hostile, hostile, fc.array(anyCommand, { maxLength: 8 }), (name, url, all) => {
      const { texts } = printed({
        name,
        url,
        tests: [{ id: '1', name, commands: all }],
        suites: [{ name, tests: ['1'] }],
      });
      expect(texts).toContain(name);
    }),
    { numRuns: 1000 },
  );
});

test('a text that is typed comes out as itself', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      fc.pre(!/\$\{[^{}]*\}/.test(text));
      const command = { command: 'type', target: 'id=q', value: text };
      expect(printed({ name: 'x', url: '', tests: [{ id: '1', name: 'x', commands: [command] }] }).texts).toContain(
        text,
      );
    }),
    { numRuns: 500 },
  );
});

const selectors = fc.array(fc.oneof(hostile, fc.array(hostile, { minLength: 1, maxLength: 2 })), {
  minLength: 1,
  maxLength: 3,
});
const place = { target: fc.constantFrom('main', 'https://a.example/'), frame: fc.array(fc.nat(3), { maxLength: 2 }) };
const anyStep = fc.oneof(
  fc.record({
    type: fc.constant('navigate'),
    url: hostile,
    assertedEvents: fc.array(fc.record({ type: hostile, url: hostile, title: hostile }), { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constantFrom('click', 'doubleClick', 'hover'),
    selectors,
    offsetX: fc.nat(),
    offsetY: fc.nat(),
    ...place,
  }),
  fc.record({ type: fc.constant('change'), selectors, value: hostile, ...place }),
  fc.record({ type: fc.constantFrom('keyDown', 'keyUp'), key: hostile }),
  fc.record({ type: fc.constant('scroll'), x: fc.double({ noNaN: true, noDefaultInfinity: true }), y: fc.nat() }),
  fc.record({
    type: fc.constant('waitForElement'),
    selectors,
    operator: fc.constantFrom('>=', '==', '<='),
    count: fc.nat(5),
    attributes: fc.dictionary(hostile, hostile),
    properties: fc.dictionary(hostile, fc.jsonValue()),
    ...place,
  }),
  fc.record({ type: fc.constant('waitForExpression'), expression: hostile, ...place }),
  fc.record({ type: fc.constant('customStep'), name: hostile, parameters: fc.jsonValue() }),
);

test('recordings of DevTools', () => {
  fc.assert(
    fc.property(hostile, fc.array(anyStep, { maxLength: 8 }), (title, steps) => {
      expect(printed({ title, steps }).texts).toContain(title);
    }),
    { numRuns: 1000 },
  );
});

const headers = fc.array(fc.record({ name: hostile, value: hostile }), { maxLength: 3 });
const anyEntry = fc.record({
  _resourceType: fc.constantFrom('xhr', 'document', 'image'),
  request: fc.record({
    method: fc.constantFrom('GET', 'POST'),
    url: fc.oneof(
      hostile,
      hostile.map((text) => `https://a.example/${text}`),
      hostile.map((text) => `https://a.example/?token=${text}&b=${text}`),
    ),
    headers,
    postData: fc.record({
      mimeType: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', ''),
      text: fc.oneof(hostile, fc.json()),
    }),
  }),
  response: fc.record({
    status: fc.integer({ min: 0, max: 599 }),
    headers,
    content: fc.record({
      mimeType: fc.oneof(hostile, fc.constant('application/json')),
      text: fc.oneof(hostile, fc.json()),
    }),
  }),
});

test.each(['checks', 'mocks'] as const)('archives as %s', (use) => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 5 }), (entries) => {
      printed({ log: { entries } }, use);
    }),
    { numRuns: 500 },
  );
});
