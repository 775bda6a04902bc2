/** Settings and key bindings of a person, and settings of a workspace: files that may be edited by hand. What holds is always whole. */
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import { z } from 'zod';
import {
  type KeyBindings,
  keyBindings,
  type OnlyOfPerson,
  type SettingsFile,
  type SettingsProblem,
  type SettingsScope,
  type SettingsState,
  settings,
} from '../../../shared/contract/settings.ts';
import { streamOf } from '../../../shared/streamOf.ts';
import type { Host } from '../../host.ts';
import { StorageError } from '../errors.ts';
import { writeFileAtomically } from '../writeFileAtomically.ts';
import { replaceBindings } from './bindings.ts';
import { readSettingsText } from './readFile.ts';
import { joined, type Said, said, settle } from './said.ts';
import { watchSettled } from './watchSettled.ts';

const ofPerson = settings.partial();
const ofWorkspace = ofPerson.omit({ 'terminal.shell': true, 'recording.browser': true } satisfies Record<
  OnlyOfPerson,
  true
>);
const schemas = { settings: ofPerson, keybindings: keyBindings, workspace: ofWorkspace } as const;
const empty: Readonly<Record<SettingsFile, unknown>> = { settings: {}, keybindings: [], workspace: {} };
const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

const goodSchema = z.object({
  user: z.record(z.string(), z.json()),
  keyBindings,
  workspace: z.object({ folder: z.string(), said: z.record(z.string(), z.json()) }),
});
type Good = { user: Said; keyBindings: KeyBindings; workspace: { folder: string; said: Said } };

const nowhere: Good['workspace'] = { folder: '', said: {} };

export type SettingsStore = ReturnType<typeof createSettings>;

/** Files are read again when they changed; where one is broken, what it said last holds on, also after a restart. */
export function createSettings(host: Host, workspace: () => string) {
  const folder = join(host.dataDir, 'settings');
  const workspaceFolder = (): string => join(workspace(), '.powerautomation');
  const pathOf = (file: SettingsFile): string =>
    file === 'workspace' ? join(workspaceFolder(), 'settings.json') : join(folder, `${file}.json`);
  const goodPath = join(folder, 'last-good.json');
  const listeners = new Set<(state: SettingsState) => void>();
  let good: Good = readGood(goodPath);
  let seen = '';
  let problems: SettingsProblem[] = [];

  function read(file: SettingsFile) {
    return readSettingsText(file, textOf(file), schemas[file], empty[file]);
  }

  /** A folder of a stranger must not lead us to other files. */
  function textOf(file: SettingsFile): string {
    return file === 'workspace' && isLed(workspaceFolder(), pathOf(file)) ? '' : contentOf(pathOf(file));
  }

  function look(): void {
    const files = (['settings', 'keybindings', 'workspace'] as const).map(pathOf);
    const stamps = files.map((path) => `${path} ${stampOf(path)}`).join(' ');
    if (stamps === seen) return;
    seen = stamps;
    const [user, keys, own] = [read('settings'), read('keybindings'), read('workspace')];
    problems = [...user.problems, ...keys.problems, ...own.problems];
    const before = JSON.stringify(good);
    const isSame = good.workspace.folder === workspace();
    const last = isSame ? good.workspace.said : {};
    const ofFolder = own.isJson ? said(own.value, ofWorkspace.shape, last) : last;
    good = {
      user: user.isJson ? said(user.value, ofPerson.shape, good.user) : good.user,
      keyBindings: keys.problems.length === 0 ? keyBindings.parse(keys.value) : good.keyBindings,
      workspace: Object.keys(ofFolder).length > 0 ? { folder: workspace(), said: ofFolder } : nowhere,
    };
    // The next start must find it as well, should the file be broken by then.
    if (JSON.stringify(good) !== before) void writeFileAtomically(goodPath, JSON.stringify(good)).catch(() => {});
  }

  function state(): SettingsState {
    look();
    const { user, workspace: own } = good;
    return {
      settings: settle(joined(user, own.said)),
      said: { user, workspace: own.said },
      keyBindings: good.keyBindings,
      problems,
    };
  }

  function tell(): SettingsState {
    const now = state();
    for (const hear of listeners) hear(now);
    return now;
  }

  async function write(file: SettingsFile, text: string): Promise<SettingsState> {
    const { problems: found } = readSettingsText(file, text, schemas[file], empty[file]);
    const [problem] = found;
    if (problem) {
      const { line, column, message } = problem;
      const name = file === 'workspace' ? '.powerautomation/settings.json' : `${file}.json`;
      throw new StorageError('SETTINGS_BROKEN', `${name}, line ${line}: ${message} It was not written.`, {
        data: { line, column },
      });
    }
    if (file === 'workspace' && isLed(workspaceFolder(), pathOf(file)))
      throw new StorageError(
        'NOT_WRITABLE',
        `${pathOf(file)} is behind a link. Make it a file of its own to keep settings of this workspace.`,
      );
    await writeFileAtomically(pathOf(file), text);
    return tell();
  }

  return {
    state,
    text: (file: SettingsFile) => ({ text: textOf(file), path: pathOf(file) }),
    write,

    /** Comments and order stay. A value of null takes the setting back to its default. */
    async set(key: string, value: unknown, scope: SettingsScope = 'user'): Promise<SettingsState> {
      const file = scope === 'user' ? 'settings' : 'workspace';
      if (!Object.hasOwn(schemas[file].shape, key)) {
        const why = Object.hasOwn(settings.shape, key)
          ? `A workspace may not say "${key}": it names a program. Set it for yourself.`
          : `There is no setting "${key}".`;
        throw new StorageError('SETTINGS_BROKEN', why, { data: { line: 1, column: 1 } });
      }
      const text = textOf(file) || '{}';
      const edits = modify(text, [key], value === null ? undefined : value, { formattingOptions });
      return write(file, applyEdits(text, edits));
    },

    /** All that the file says of a command is replaced; what it says of others stays, comments too. */
    async setKeys(command: string, bindings: KeyBindings): Promise<SettingsState> {
      const text = replaceBindings(textOf('keybindings'), command, bindings);
      return write('keybindings', text);
    },

    schema(file: SettingsFile): Record<string, unknown> {
      const schema = z.toJSONSchema(schemas[file], { io: 'input' });
      return { ...schema, ...(file !== 'keybindings' && { additionalProperties: false }) };
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
        const leave = watchSettled(folder, workspace(), workspaceFolder(), () => hear(state()));
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

function readGood(path: string): Good {
  try {
    return goodSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // The first start, or settings of another version.
    return { user: {}, keyBindings: [], workspace: nowhere };
  }
}

function isLed(...paths: string[]): boolean {
  return paths.some((path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink());
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs}:${found.size}:${found.ino}` : 'none';
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    return ''; // Not there, or not readable: as if nothing were set.
  }
}
