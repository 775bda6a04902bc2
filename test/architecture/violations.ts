import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { importsOf } from './importsOf.ts';

export type Room = {
  /** The other rooms that it may import. */
  may: readonly string[];
  /** The file by which others come in, or several, the first of which must be there; `*` stands for any. A room without an entry cannot be imported. */
  entry?: string | readonly string[];
  /** npm packages that it may import: all of them unless named here. */
  packages?: readonly string[];
  /** Whether it may import Node's built-in modules; yes unless said otherwise. */
  node?: boolean;
};

/** Rooms by their folder (or file), the most specific one counts for a file. */
export type Table = Readonly<Record<string, Room>>;

const codeFolders = ['bin', 'electron', 'renderer', 'resources', 'scripts', 'shared', 'test'];
const skippedFolders = new Set(['node_modules', 'dist', 'golden', 'vendor', 'public', 'test-results']);
const lineLimit = 400;

/** Everything in the tree under `root` that the table forbids, each as one line for a person. */
export function findViolations(root: string, table: Table): string[] {
  const files = codeFolders.flatMap((folder) => codeFiles(root, folder)).sort();
  return [...files.flatMap((file) => violationsOf(root, file, table)), ...missingEntries(root, table)];
}

function violationsOf(root: string, file: string, table: Table): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  const violations: string[] = [];
  const lines = source.split('\n').length - 1;
  if (lines > lineLimit && /\.tsx?$/.test(file)) {
    violations.push(`${file} has ${lines} lines, more than ${lineLimit}: look for its second idea`);
  }
  // Tests look into every room.
  if (file.startsWith('test/')) return violations;
  const room = roomOf(file, table);
  if (room === null) return [...violations, `${file} lies in no room of the table`];
  for (const { specifier, line } of importsOf(file, source)) {
    const why = forbidden(file, room, specifier, table);
    if (why) violations.push(`${file}:${line} imports ${specifier}: ${why}`);
  }
  return violations;
}

/** Why a file of `room` must not import `specifier`, or null if it may. */
function forbidden(file: string, room: string, specifier: string, table: Table): string | null {
  if (!specifier.startsWith('.')) return forbiddenPackage(room, specifier, table);
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const other = roomOf(target, table);
  if (other === room) return null;
  if (other === null) return 'it lies in no room of the table';
  const may = table[room]?.may ?? [];
  if (!may.includes(other)) {
    return `${room} may import ${may.length > 0 ? may.join(', ') : 'nothing of ours'}`;
  }
  const entry = table[other]?.entry;
  if (entry === '*' || target === other) return null;
  const entries = entriesOf(table[other]);
  if (entries.some((file) => target === path.posix.join(other, file))) return null;
  return entries.length > 0 ? `${other} is entered by its ${entries.join(' or ')} only` : `nobody imports ${other}`;
}

function forbiddenPackage(room: string, specifier: string, table: Table): string | null {
  const { packages, node = true } = table[room] ?? {};
  if (isBuiltin(specifier)) return node ? null : `${room} runs without Node`;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (name === 'electron')
    return room === 'electron/doors/desktop' ? null : 'only electron/doors/desktop knows Electron';
  if (packages === undefined || packages.includes(name)) return null;
  return `${room} may use ${packages.length > 0 ? `the packages ${packages.join(', ')}` : 'no packages'}`;
}

/** The longest folder of the table that holds the file. */
function roomOf(file: string, table: Table): string | null {
  const holding = Object.keys(table).filter((room) => file === room || file.startsWith(`${room}/`));
  return holding.sort((one, other) => other.length - one.length)[0] ?? null;
}

function missingEntries(root: string, table: Table): string[] {
  return Object.entries(table).flatMap(([room, found]) => {
    const [entry] = entriesOf(found);
    if (!entry || entry === '*' || codeFiles(root, room).length === 0) return [];
    return existsSync(path.join(root, room, entry)) ? [] : [`${room} has no ${entry}`];
  });
}

function entriesOf({ entry = [] }: Room = { may: [] }): readonly string[] {
  return typeof entry === 'string' ? [entry] : entry;
}

/** Paths from the root, with `/` on every system. */
function codeFiles(root: string, folder: string): string[] {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : codeFiles(root, file);
    return /\.(?:[cm]?[jt]s|tsx)$/.test(entry.name) ? [file] : [];
  });
}
