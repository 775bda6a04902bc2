import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findViolations, type Room, type Table } from './architecture/violations.ts';

const host = 'electron/host.ts';
const browsers = 'electron/findBrowser.mjs';
const base = ['electron/storage', 'electron/security', 'electron/observability'];
const trades = ['recording', 'testcode', 'playback', 'workspace', 'plugins', 'collaboration', 'ai', 'mcp'].map(
  (name) => `electron/${name}`,
);

/** A room under electron/, entered by its index.ts. */
const room = (...may: string[]): Room => ({ may: ['shared', host, ...may], entry: 'index.ts' });
/** A room of which a little can begin before it is loaded. */
const roomAhead = (...may: string[]): Room => ({ ...room(...may), entry: ['index.ts', 'ahead.ts'] });
/** A door, started through its main.ts. */
const door: Room = { may: ['shared', host, browsers, 'electron/engine'], entry: 'main.ts' };

/** Who may import whom. The same table stands in ARCHITECTURE.md: change both in one commit. */
const table: Table = {
  // Pure: shared/tsconfig.json compiles it without the types of Node and DOM.
  shared: { may: [], entry: '*', packages: ['zod', '@orpc/contract'], node: false },
  renderer: { may: ['shared'], node: false },

  [host]: { may: ['shared'] },
  // Set-up asks it before anything is installed.
  [browsers]: { may: [], packages: [] },

  'electron/storage': room(),
  'electron/security': room(),
  'electron/observability': room(),

  'electron/recording': room(...base, 'electron/testcode', browsers, 'electron/recording/page'),
  // Runs inside the recorded page, where there is no Node; only the room around it comes in.
  'electron/recording/page': { may: ['shared'], entry: '*', node: false },
  'electron/testcode': room(...base),
  'electron/playback': roomAhead(...base, 'electron/testcode', browsers, 'electron/playback/heal'),
  // Decides in Node and in a page alike.
  // Runs inside the page under test; bundled, never imported.
  'electron/playback/heal/page': {
    may: ['shared', 'electron/playback/heal', 'electron/recording/page'],
    packages: [],
    node: false,
  },
  // Runs inside copies of pages, and for a moment in the page under test; bundled, never imported.
  'electron/playback/robustness/page': { may: ['shared', 'electron/recording/page'], packages: [], node: false },
  'electron/playback/heal': { may: ['shared'], entry: 'index.ts', packages: [], node: false },
  // Runs inside the played page, as source text.
  'electron/playback/page': { may: [], entry: '*', node: false, packages: [] },
  'electron/workspace': room(...base),
  'electron/plugins': room(...base),
  'electron/collaboration': room(...base),
  'electron/mcp': room(...base),
  'electron/ai': room(...base, 'electron/mcp'),

  'electron/engine': roomAhead(...base, ...trades, browsers),

  'electron/doors/desktop': door,
  'electron/doors/server': door,
  // `serve` opens the server door.
  'electron/doors/cli': { ...door, may: [...door.may, 'electron/doors/server'] },
  'electron/doors/mcp': door,

  // The launcher and set-up run under an older Node, with nothing installed.
  bin: { may: ['electron/doors/cli'], entry: '*', packages: [] },
  'scripts/setup.mjs': { may: ['scripts/setup', 'bin', browsers], packages: [] },
  'scripts/setup': { may: ['bin', browsers], entry: '*', packages: [] },
  scripts: {
    may: [
      'shared',
      host,
      browsers,
      ...base,
      ...trades,
      'electron/playback/heal',
      'electron/engine',
      'bin',
      'scripts/setup',
      'resources',
    ],
  },
  resources: { may: [], entry: '*' },
};

test('every import follows the table, every room has its entry, no file holds too much', () => {
  expect(findViolations(path.join(import.meta.dirname, '..'), table)).toEqual([]);
});

const index = { 'electron/storage/index.ts': '', 'electron/playback/index.ts': '', 'electron/testcode/index.ts': '' };

test.each([
  [
    'a room that reaches for another room',
    { 'electron/storage/rows.ts': "\nimport { play } from '../playback/index.ts';" },
    ['electron/storage/rows.ts:2 imports ../playback/index.ts: electron/storage may import shared, electron/host.ts'],
  ],
  [
    'a type from another room',
    { 'electron/storage/rows.ts': "type Player = import('../playback/index.ts').Player;" },
    ['electron/storage/rows.ts:1 imports ../playback/index.ts: electron/storage may import shared, electron/host.ts'],
  ],
  [
    'a room entered by its back door, by import, re-export, import() and require',
    {
      'electron/playback/run.ts':
        "import type { A } from '../testcode/print.ts';\nexport * from '../testcode/print.ts';\nawait import(`../testcode/print.ts`);\nrequire('../testcode/print.ts');",
      'electron/testcode/print.ts': 'export type A = 1;',
    },
    [1, 2, 3, 4].map(
      (line) =>
        `electron/playback/run.ts:${line} imports ../testcode/print.ts: electron/testcode is entered by its index.ts only`,
    ),
  ],
  [
    'Electron outside the desktop door',
    {
      'electron/storage/window.ts': "import { app } from 'electron/main';",
      'electron/doors/desktop/main.ts': "import 'electron';",
    },
    ['electron/storage/window.ts:1 imports electron/main: only electron/doors/desktop knows Electron'],
  ],
  [
    'a face that knows more than the language',
    { 'renderer/app.tsx': "import '../electron/storage/index.ts';\nimport 'react';\nexport const app = <b />;" },
    ['renderer/app.tsx:1 imports ../electron/storage/index.ts: renderer may import shared'],
  ],
  [
    'a language that is not pure',
    {
      'shared/model/x.ts':
        "import 'node:fs';\nimport 'fs';\nimport 'lodash/map';\nimport 'zod';\nimport '../../electron/host.ts';",
    },
    [
      'shared/model/x.ts:1 imports node:fs: shared runs without Node',
      'shared/model/x.ts:2 imports fs: shared runs without Node',
      'shared/model/x.ts:3 imports lodash/map: shared may use the packages zod, @orpc/contract',
      'shared/model/x.ts:5 imports ../../electron/host.ts: shared may import nothing of ours',
    ],
  ],
  [
    'a recorder that takes Node or its room into the page',
    {
      'electron/recording/index.ts': "import './page/capture.ts';",
      'electron/recording/page/capture.ts':
        "import 'node:crypto';\nimport '../index.ts';\nimport type {} from '../../../shared/model/x.ts';",
      'shared/model/x.ts': '',
    },
    [
      'electron/recording/page/capture.ts:1 imports node:crypto: electron/recording/page runs without Node',
      'electron/recording/page/capture.ts:2 imports ../index.ts: electron/recording/page may import shared',
    ],
  ],
  [
    'an engine that opens a door, and a door that opens another',
    {
      'electron/engine/index.ts': "import '../doors/cli/main.ts';",
      'electron/doors/server/main.ts': "import '../cli/main.ts';\nimport '../../engine/index.ts';",
      'electron/doors/cli/main.ts': '',
    },
    [
      expect.stringMatching('electron/doors/server/main.ts:1 imports ../cli/main.ts: electron/doors/server may import'),
      expect.stringMatching('electron/engine/index.ts:1 imports ../doors/cli/main.ts: electron/engine may import'),
    ],
  ],
  [
    'a product that imports scripts or tests',
    { 'electron/storage/x.ts': "import '../../scripts/check.ts';\nimport '../../test/helper.ts';" },
    [
      'electron/storage/x.ts:1 imports ../../scripts/check.ts: electron/storage may import shared, electron/host.ts',
      'electron/storage/x.ts:2 imports ../../test/helper.ts: it lies in no room of the table',
    ],
  ],
  [
    'a set-up that needs a package',
    { 'scripts/setup/x.mjs': "import 'zod';", 'bin/x.mjs': "import 'zod';" },
    [
      'bin/x.mjs:1 imports zod: bin may use no packages',
      'scripts/setup/x.mjs:1 imports zod: scripts/setup may use no packages',
    ],
  ],
  ['a room without an entry', { 'electron/security/vault.ts': '' }, ['electron/security has no index.ts']],
  ['a folder that nobody named', { 'electron/misc/x.ts': '' }, ['electron/misc/x.ts lies in no room of the table']],
  [
    'a file that holds too much',
    { 'test/long.test.ts': 'let x;\n'.repeat(401) },
    ['test/long.test.ts has 401 lines, more than 400: look for its second idea'],
  ],
])('the check catches %s', (_what, files, expected) => {
  expect(findViolations(plant({ ...index, ...files }), table)).toEqual(expected);
});

test('the check accepts what the table allows', () => {
  const root = plant({
    ...index,
    'shared/model/run.ts': "import { z } from 'zod';",
    'electron/host.ts': '',
    'electron/findBrowser.mjs': "import 'node:fs';",
    'electron/playback/run.ts': [
      "import { print } from '../testcode/index.ts';",
      "import { rows } from '../storage/index.ts';",
      "import { findBrowser } from '../findBrowser.mjs';",
      "import type { Host } from '../host.ts';",
      "import type { Run } from '../../shared/model/run.ts';",
      "import { decide } from './heal/index.ts';",
      "import 'playwright';",
      "import 'node:fs';",
      'await import(process.argv[2] ?? "");',
    ].join('\n'),
    'electron/playback/heal/index.ts': '',
  });
  expect(findViolations(root, table)).toEqual([]);
});

/** A source tree in a folder of its own. */
function plant(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'powerautomation-architecture-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), source);
  }
  return root;
}
