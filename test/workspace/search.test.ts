import { expect, test } from 'vitest';
import { bestFits, createFuzzyList } from '../../electron/workspace/fuzzy.ts';
import type { SearchEvent } from '../../shared/contract/search.ts';
import { codeOf, createWorld, type World } from '../server/world.ts';

type Query = Parameters<World['client']['search']['text']>[0];

async function search(
  world: World,
  query: Query,
): Promise<{ found: string[]; end: Extract<SearchEvent, { kind: 'end' }> | null }> {
  const found: string[] = [];
  let end = null;
  for await (const event of await world.client.search.text(query)) {
    if (event.kind === 'end') end = event;
    else
      for (const { line, column, endLine, endColumn } of event.matches)
        found.push(`${event.path} ${line}:${column}-${endLine}:${endColumn}`);
  }
  return { found: found.sort(), end };
}

test('text, words, case and patterns are found at their places, whatever the letters', async () => {
  const world = await createWorld();
  world.write('a.ts', 'const cart = 1;\r\nCART cartoon\n');
  world.write('zh/b.ts', "// 😀 购物车 cart\nawait page.goto('x');\n");
  expect((await search(world, { text: 'cart' })).found).toEqual([
    'a.ts 1:7-1:11',
    'a.ts 2:1-2:5',
    'a.ts 2:6-2:10',
    'zh/b.ts 1:11-1:15',
  ]);
  expect((await search(world, { text: 'cart', isCaseSensitive: true, isWholeWord: true })).found).toEqual([
    'a.ts 1:7-1:11',
    'zh/b.ts 1:11-1:15',
  ]);
  expect((await search(world, { text: "page.goto('x')" })).found).toEqual(['zh/b.ts 2:7-2:21']);
  expect((await search(world, { text: '购物车' })).found).toEqual(['zh/b.ts 1:7-1:10']);
  expect((await search(world, { text: 'c\\w+t\\b', isRegex: true })).found).toContain('a.ts 1:7-1:11');
  expect((await search(world, { text: '1;\\r?\\nC', isRegex: true })).found).toEqual(['a.ts 1:14-2:2']);
  expect((await search(world, { text: '$' })).found).toEqual([]);
});

test('what is ignored, hidden away or excluded is left out; what is asked for is looked at alone', async () => {
  const world = await createWorld();
  for (const path of ['a.ts', 'b.css', 'node_modules/x.ts', 'out/x.ts', '.github/x.ts', '.git/x.ts', 'deep/er/c.ts'])
    world.write(path, 'needle');
  world.write('.gitignore', 'out/\n');
  const files = async (query: Partial<Query>) =>
    (await search(world, { text: 'needle', ...query })).found.map((each) => each.split(' ')[0]);
  expect(await files({})).toEqual(['.github/x.ts', 'a.ts', 'b.css', 'deep/er/c.ts']);
  expect(await files({ include: ['*.css'] })).toEqual(['b.css']);
  expect(await files({ include: ['deep/**'], exclude: ['**/*.css'] })).toEqual(['deep/er/c.ts']);
  expect(await files({ exclude: ['deep'] })).toEqual(['.github/x.ts', 'a.ts', 'b.css']);
});

test('a limit is kept and told, long lines are shown around the match', async () => {
  const world = await createWorld();
  world.write('long.txt', `${'x'.repeat(5000)}needle${'y'.repeat(5000)}\n`);
  world.write('many.txt', 'needle\n'.repeat(50));
  const { found, end } = await search(world, { text: 'needle', limit: 10 });
  expect(found).toHaveLength(10);
  expect(end).toMatchObject({ matches: 10, isLimited: true });
  for await (const event of await world.client.search.text({ text: 'needle', include: ['long.txt'] })) {
    if (event.kind !== 'file') continue;
    const [{ preview = '', previewStart = 0, previewEnd = 0 } = {}] = event.matches;
    expect(preview.length).toBeLessThan(300);
    expect(preview.slice(previewStart, previewEnd)).toBe('needle');
  }
});

test('a minified file of megabytes with thousands of matches on one line is searched like any other', async () => {
  const world = await createWorld();
  world.write('app.min.js', '购x=1;'.repeat(200_000));
  const { found, end } = await search(world, { text: 'x', limit: 5000 });
  expect([found.length, end?.isLimited, found[0]]).toEqual([5000, true, 'app.min.js 1:10002-1:10003']);
});

test.each([
  ['(', true],
  ['[a', true],
  ['(?<=x)y', true],
])('the pattern %s is refused in words', async (text, isRegex) => {
  const world = await createWorld();
  world.write('a.txt', 'x');
  expect(await codeOf(search(world, { text, isRegex }))).toBe('BAD_PATTERN');
});

test('leaving the loop ends the search', async () => {
  const world = await createWorld();
  for (let index = 0; index < 300; index++) world.write(`${index}.txt`, 'needle\n'.repeat(200));
  const stream = await world.client.search.text({ text: 'needle', limit: 100_000 });
  for await (const event of stream) {
    expect(event.kind).toBe('file');
    break;
  }
  const open = async () =>
    /powerautomation_streams\{call="search\.text"\} (\d+)/.exec(
      (await world.ask('/metrics', { bearer: true })).text,
    )?.[1];
  await expect.poll(open).toBe('0');
});

test('replacing keeps encoding, mark and line ends, uses groups, and leaves what it cannot write', async () => {
  const world = await createWorld();
  world.write('a.ts', '\ufeffconst 购 = getByText("Save");\r\ngetByText("Open");\n');
  world.write('b.ts', 'getByText("Save") getByText("Save")');
  world.write('c.ts', 'getByText("Save")');
  const events = [];
  for await (const event of await world.client.search.replace({
    text: 'getByText\\("(\\w+)"\\)',
    isRegex: true,
    replacement: 'getByLabel("$1")',
    paths: ['a.ts', 'b.ts'],
  }))
    events.push(event);
  expect(events.map((event) => (event.kind === 'begin' ? 'begin' : `${event.kind} ${event.path}`)).sort()).toEqual([
    'begin',
    'replaced a.ts',
    'replaced b.ts',
  ]);
  expect(world.read('a.ts')).toBe('\ufeffconst 购 = getByLabel("Save");\r\ngetByLabel("Open");\n');
  expect(world.read('b.ts')).toBe('getByLabel("Save") getByLabel("Save")');
  expect(world.read('c.ts')).toBe('getByText("Save")');
  for await (const _ of await world.client.search.replace({ text: 'Save', replacement: 'costs $1' })) void _;
  expect(world.read('c.ts')).toBe('getByText("costs $1")');
});

test('what was replaced is taken back as one; a file that was changed since is left', async () => {
  const world = await createWorld();
  const { search } = world.client;
  world.write('a.txt', '\ufeffone\r\none\r\n');
  world.write('b.txt', 'one');
  let undo = '';
  for await (const event of await search.replace({ text: 'one', replacement: 'two' }))
    if (event.kind === 'begin') undo = event.undo;
  expect([world.read('a.txt'), world.read('b.txt')]).toEqual(['\ufefftwo\r\ntwo\r\n', 'two']);
  world.write('b.txt', 'mine');
  const events = [];
  for await (const event of await search.undo({ undo })) events.push(event);
  expect(events.map(({ kind }) => kind).sort()).toEqual(['left', 'replaced']);
  expect([world.read('a.txt'), world.read('b.txt')]).toEqual(['\ufeffone\r\none\r\n', 'mine']);
  const again = (async () => {
    for await (const _ of await search.undo({ undo })) void _;
  })();
  expect(await codeOf(again)).toBe('UNDO_GONE');
});

test('quick open finds by letters, and knows of files that come and go', async () => {
  const world = await createWorld();
  for (const path of [
    'src/shoppingCart.ts',
    'src/cart.ts',
    'test/cart.spec.ts',
    'docs/chart.md',
    'node_modules/cart/index.js',
  ])
    world.write(path, '');
  const find = async (query: string) => (await world.client.search.files({ query })).files.map(({ path }) => path);
  expect(await find('cart')).toEqual(['src/cart.ts', 'test/cart.spec.ts', 'src/shoppingCart.ts', 'docs/chart.md']);
  expect(await find('sc')).toContain('src/shoppingCart.ts');
  expect(await find('test cart')).toEqual(['test/cart.spec.ts']);
  expect(await find('TEST/CART')).toEqual(['test/cart.spec.ts']);
  expect(await find('zzz')).toEqual([]);
  world.write('src/brandNew.ts', '');
  await expect.poll(() => find('brandnew')).toEqual(['src/brandNew.ts']);
  await world.client.files.trash({ path: 'src/cart.ts' });
  await expect.poll(() => find('src/cart.ts')).not.toContain('src/cart.ts');
});

test('of paths that fit, the likelier comes first', () => {
  const list = createFuzzyList([
    'a/index.ts',
    'lib/deep/indexing.ts',
    'index/other.ts',
    'src/userInterface.ts',
    'src/xuxix.ts',
    '中文/测试.spec.ts',
  ]);
  const paths = (query: string) => bestFits(list, query, 10).map(({ path }) => path);
  expect(paths('index')).toEqual(['a/index.ts', 'lib/deep/indexing.ts', 'index/other.ts']);
  expect(paths('ui')[0]).toBe('src/userInterface.ts');
  expect(paths('测试')).toEqual(['中文/测试.spec.ts']);
  expect(bestFits(list, 'uint', 1)).toEqual([{ path: 'src/userInterface.ts', positions: [4, 8, 9, 10] }]);
});
