/** Settings and key bindings of a person: two files that they may edit by hand. What holds is always whole. */
import { mkdirSync, readFileSync, statSync, watch as watchFolder } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import { z } from 'zod';
import {
  type KeyBindings,
  keyBindings,
  type Settings,
  type SettingsFile,
  type SettingsProblem,
  type SettingsState,
  settings,
} from '../../../shared/contract/settings.ts';
import { streamOf } from '../../../shared/streamOf.ts';
import type { Host } from '../../host.ts';
import { StorageError } from '../errors.ts';
import { writeFileAtomically } from '../writeFileAtomically.ts';
import { readSettingsText } from './readFile.ts';

/** ms: an editor writes a file in several steps. */
const SETTLE = 50;

const partial = settings.partial();
const schemas = { settings: partial, keybindings: keyBindings } as const;
const empty: Readonly<Record<SettingsFile, unknown>> = { settings: {}, keybindings: [] };

type Good = { settings: Settings; keyBindings: KeyBindings };

export type SettingsStore = ReturnType<typeof createSettings>;

/** Files are read again when they changed; where one is broken, what it said last holds on, also after a restart. */
export function createSettings(host: Host) {
  const folder = join(host.dataDir, 'settings');
  const pathOf = (file: SettingsFile): string => join(folder, `${file}.json`);
  const goodPath = join(folder, 'last-good.json');
  const listeners = new Set<(state: SettingsState) => void>();
  let good: Good = readGood(goodPath);
  let seen = '';
  let problems: SettingsProblem[] = [];

  function look(): void {
    const stamps = `${stampOf(pathOf('settings'))} ${stampOf(pathOf('keybindings'))}`;
    if (stamps === seen) return;
    seen = stamps;
    const values = readSettingsText('settings', textOf(pathOf('settings')), partial, empty.settings);
    const keys = readSettingsText('keybindings', textOf(pathOf('keybindings')), keyBindings, empty.keybindings);
    problems = [...values.problems, ...keys.problems];
    const before = JSON.stringify(good);
    good = {
      settings: values.isJson ? settle(values.value, good.settings) : good.settings,
      keyBindings: keys.problems.length === 0 ? keyBindings.parse(keys.value) : good.keyBindings,
    };
    // The next start must find it as well, should the file be broken by then.
    if (JSON.stringify(good) !== before) void writeFileAtomically(goodPath, JSON.stringify(good)).catch(() => {});
  }

  function state(): SettingsState {
    look();
    return { settings: good.settings, keyBindings: good.keyBindings, problems };
  }

  function tell(): SettingsState {
    const now = state();
    for (const hear of listeners) hear(now);
    return now;
  }

  async function write(file: SettingsFile, text: string): Promise<SettingsState> {
    const read = readSettingsText(file, text, schemas[file], empty[file]);
    const [problem] = read.problems;
    if (problem) {
      const { line, column, message } = problem;
      throw new StorageError('SETTINGS_BROKEN', `${file}.json, line ${line}: ${message} It was not written.`, {
        data: { line, column },
      });
    }
    await writeFileAtomically(pathOf(file), text);
    return tell();
  }

  return {
    state,
    text: (file: SettingsFile) => ({ text: textOf(pathOf(file)), path: pathOf(file) }),
    write,

    /** Comments and order stay. A value of null takes the setting back to its default. */
    async set(key: string, value: unknown): Promise<SettingsState> {
      if (!Object.hasOwn(settings.shape, key))
        throw new StorageError('SETTINGS_BROKEN', `There is no setting "${key}".`, { data: { line: 1, column: 1 } });
      const text = textOf(pathOf('settings')) || '{}';
      const edits = modify(text, [key], value === null ? undefined : value, {
        formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' },
      });
      return write('settings', applyEdits(text, edits));
    },

    schema(file: SettingsFile): Record<string, unknown> {
      const schema = z.toJSONSchema(schemas[file], { io: 'input' });
      return { ...schema, ...(file === 'settings' && { additionalProperties: false }) };
    },

    /** What holds now, and at each change, whoever makes it. */
    watch(signal?: AbortSignal): AsyncIteratorObject<SettingsState, undefined, undefined> {
      return streamOf<SettingsState>((push) => {
        let told = '';
        const hear = (now: SettingsState): void => {
          const text = JSON.stringify(now);
          if (text !== told) push(now);
          told = text;
        };
        const leave = watchSettled(folder, () => hear(state()));
        listeners.add(hear);
        hear(state());
        return () => {
          listeners.delete(hear);
          leave();
        };
      }, signal);
    },
  };
}

/** Each setting that the file says well; the others as they were. */
function settle(value: unknown, before: Settings): Settings {
  const said = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const entries = Object.entries(settings.shape).map(([key, schema]) => {
    if (!Object.hasOwn(said, key)) return [key, schema.parse(undefined)];
    const read = schema.safeParse((said as Record<string, unknown>)[key]);
    return [key, read.success ? read.data : before[key as keyof Settings]];
  });
  return settings.parse(Object.fromEntries(entries));
}

function readGood(path: string): Good {
  try {
    return z.object({ settings, keyBindings }).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { settings: settings.parse({}), keyBindings: [] }; // The first start, or settings of another version.
  }
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs}:${found.size}:${found.ino}` : 'none';
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return ''; // Not there, or not readable: as if nothing were set.
  }
}

function watchSettled(folder: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const watcher = watchFolder(folder, () => {
      clearTimeout(timer);
      timer = setTimeout(changed, SETTLE);
    });
    watcher.on('error', () => watcher.close());
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    return () => {}; // A folder that cannot be watched is read when it is asked for.
  }
}
