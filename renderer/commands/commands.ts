/** Everything that can be done by a key or from the palette, in one table. */

import { useCursor } from '../editor/cursor.ts';
import { dirtyPaths, save } from '../editor/documents.ts';
import { loadMonaco } from '../editor/loadMonaco.ts';
import { isInWorkspace, isSpec, KEYS_PAGE, KEYS_TEXT, pathOf, SETTINGS_PAGE, SETTINGS_TEXT } from '../editor/places.ts';
import { closeActiveTab, moveInTabs, openFile, splitActive, useTabs } from '../editor/tabs.ts';
import { moveToTrash } from '../explorer/fileActions.ts';
import type { TextKey } from '../i18n/en.ts';
import { codeOf, engine } from '../rpc/client.ts';
import { toggleBreakpoint } from '../stores/breakpoints.ts';
import { startCreating, startRenaming, useFiles } from '../stores/files.ts';
import { commit, stage, unstage } from '../stores/git.ts';
import {
  type PanelName,
  showPanel,
  showView,
  toggleOutline,
  togglePanel,
  toggleSideBar,
  useLayout,
  type View,
} from '../stores/layout.ts';
import { currentJob as recordingNow, stopRecording } from '../stores/recordings.ts';
import { play, currentJob as runNow, steer, stopRun, useRuns } from '../stores/runs.ts';
import { useSearch } from '../stores/search.ts';
import { useSettings } from '../stores/settings.ts';
import { openTerminal } from '../stores/terminals.ts';
import { type Binding, effectiveBindings, readableKeys } from './bindings.ts';
import { showAndFocus } from './focus.ts';

export type Command = { title: TextKey; keys: string | null; run(): Promise<void> };

const show = (view: View, what: string) => async (): Promise<void> => {
  showAndFocus(() => showView(view), what);
};

const showTab = (panel: PanelName) => async (): Promise<void> => {
  const inside = { problems: '.panel [role=tree]', output: '.output textarea', terminal: '.xterm-helper-textarea' };
  showAndFocus(() => showPanel(panel), inside[panel]);
};

export const commands = {
  'palette.show': { title: 'command.palette', keys: 'ctrl+shift+p', run: async () => pick('commands') },
  'files.quickOpen': { title: 'command.quickOpen', keys: 'ctrl+p', run: async () => pick('files') },
  'files.new': {
    title: 'explorer.newFile',
    keys: 'alt+n',
    run: () => startCreating('file').then(() => showView('explorer')),
  },
  'files.newFolder': {
    title: 'explorer.newFolder',
    keys: null,
    run: () => startCreating('folder').then(() => showView('explorer')),
  },
  'files.rename': { title: 'explorer.rename', keys: null, run: async () => withSelected(startRenaming) },
  'files.trash': { title: 'explorer.trash', keys: null, run: async () => withSelected(moveToTrash) },
  'files.save': { title: 'command.save', keys: 'ctrl+s', run: saveActive },
  'files.saveAll': {
    title: 'command.saveAll',
    keys: 'ctrl+alt+s',
    run: async () => void (await Promise.all(dirtyPaths().map((path) => save(path)))),
  },
  'tabs.close': { title: 'tabs.close', keys: 'alt+w', run: closeActiveTab },
  'tabs.next': { title: 'command.nextTab', keys: 'alt+pagedown', run: () => moveInTabs(1) },
  'tabs.previous': { title: 'command.previousTab', keys: 'alt+pageup', run: () => moveInTabs(-1) },
  'tabs.split': { title: 'command.split', keys: 'ctrl+\\', run: splitActive },
  'explorer.show': { title: 'command.explorer', keys: 'ctrl+shift+e', run: show('explorer', '[role=tree]') },
  'search.show': { title: 'command.search', keys: 'ctrl+shift+f', run: show('search', '.search-field') },
  'replace.show': { title: 'command.replace', keys: 'ctrl+shift+h', run: showReplace },
  'git.show': { title: 'command.git', keys: 'ctrl+shift+g', run: show('git', '.git-message') },
  'git.commit': { title: 'git.commit', keys: null, run: commit },
  'git.stageAll': { title: 'git.stageAll', keys: null, run: () => stage(['.']) },
  'git.unstageAll': { title: 'git.unstageAll', keys: null, run: () => unstage(['.']) },
  'git.switch': { title: 'git.switchBranch', keys: null, run: async () => pick('branches') },
  'recordings.show': { title: 'command.recordings', keys: 'ctrl+alt+o', run: show('recordings', '.view button') },
  'tests.show': { title: 'command.tests', keys: 'ctrl+alt+t', run: show('tests', '.view button') },
  'sideBar.toggle': { title: 'command.sideBar', keys: 'ctrl+b', run: async () => toggleSideBar() },
  'problems.show': { title: 'command.problems', keys: 'ctrl+shift+m', run: showTab('problems') },
  'output.show': { title: 'command.output', keys: 'ctrl+shift+u', run: showTab('output') },
  'terminal.show': { title: 'command.terminal', keys: 'ctrl+`', run: showTab('terminal') },
  'terminal.new': {
    title: 'terminal.new',
    keys: null,
    run: async () => {
      showPanel('terminal');
      await openTerminal();
    },
  },
  'panel.toggle': { title: 'command.panel', keys: 'ctrl+j', run: async () => togglePanel() },
  'recording.new': { title: 'command.record', keys: 'ctrl+alt+r', run: show('recordings', '.record-address') },
  'recording.stop': {
    title: 'command.stopRecording',
    keys: null,
    run: async () => {
      const job = recordingNow();
      if (job !== null) await stopRecording(job);
    },
  },
  'run.active': { title: 'command.playFile', keys: 'ctrl+alt+enter', run: playActive },
  'run.all': {
    title: 'command.playAll',
    keys: null,
    run: async () => {
      showView('tests');
      await play([]);
    },
  },
  'run.stop': {
    title: 'command.stopRun',
    keys: null,
    run: async () => {
      const job = runNow();
      if (job !== null) await stopRun(job);
    },
  },
  'run.halt': {
    title: 'command.pauseOrGoOn',
    keys: 'f8',
    run: () => steer(useRuns.getState().run?.paused ? 'resume' : 'pause'),
  },
  'run.step': { title: 'runs.step', keys: 'f10', run: () => steer('step') },
  'breakpoint.toggle': {
    title: 'command.breakpoint',
    keys: 'f9',
    run: async () => {
      const { cursor } = useCursor.getState();
      if (cursor && isSpec(cursor.path)) toggleBreakpoint(cursor.path, cursor.line);
    },
  },
  'outline.toggle': { title: 'command.outline', keys: 'ctrl+alt+l', run: async () => toggleOutline() },
  'settings.show': { title: 'command.settings', keys: 'ctrl+,', run: () => openFile(SETTINGS_PAGE) },
  'settings.text': { title: 'command.settingsText', keys: null, run: () => openFile(SETTINGS_TEXT, { focus: true }) },
  'settings.workspaceText': { title: 'command.workspaceSettingsText', keys: null, run: openWorkspaceSettings },
  'keys.show': { title: 'command.keys', keys: 'ctrl+alt+k', run: () => openFile(KEYS_PAGE) },
  'keys.text': { title: 'command.keysText', keys: null, run: () => openFile(KEYS_TEXT, { focus: true }) },
  'theme.next': { title: 'command.theme', keys: null, run: nextTheme },
  'language.next': { title: 'command.language', keys: null, run: nextLanguage },
} satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as CommandId[];

export const defaultKeys: readonly { command: CommandId; key: string }[] = [
  ...commandIds.flatMap((command) => {
    const { keys }: Command = commands[command];
    return keys === null ? [] : [{ command, key: keys }];
  }),
  { command: 'palette.show', key: 'f1' },
];

function pick(picker: 'files' | 'commands' | 'branches'): void {
  useLayout.setState({ picker });
}

async function withSelected(act: (path: string) => unknown): Promise<void> {
  const { selected } = useFiles.getState();
  if (selected !== null) await act(selected);
}

async function saveActive(): Promise<void> {
  const { activePath } = useTabs.getState();
  if (activePath === null) return;
  if (useSettings.getState().settings['editor.formatOnSave']) await format(activePath);
  await save(activePath);
}

async function format(path: string): Promise<void> {
  const monaco = await loadMonaco();
  const shown = monaco.editor
    .getEditors()
    .find((each) => pathOf(each.getModel()?.uri ?? { scheme: '', path: '' }) === path);
  await shown?.getAction('editor.action.formatDocument')?.run();
}

async function playActive(): Promise<void> {
  const { activePath } = useTabs.getState();
  if (activePath === null || !isInWorkspace(activePath)) return;
  await save(activePath);
  showView('tests');
  await play([activePath]);
}

async function showReplace(): Promise<void> {
  const { input } = useSearch.getState();
  useSearch.setState({ input: { ...input, replacement: input.replacement ?? '' } });
  await show('search', '.search-field')();
}

const WORKSPACE_SETTINGS = '.powerautomation/settings.json';

async function openWorkspaceSettings(): Promise<void> {
  await engine.files.create({ path: WORKSPACE_SETTINGS, kind: 'file' }).catch((error: unknown) => {
    if (codeOf(error) !== 'FILE_EXISTS') throw error;
  });
  await openFile(WORKSPACE_SETTINGS, { focus: true });
}

async function nextTheme(): Promise<void> {
  const order: readonly string[] = ['light', 'dark', 'high-contrast'];
  const now = document.documentElement.dataset.theme ?? '';
  const value = order[(order.indexOf(now) + 1) % order.length] ?? 'light';
  await engine.settings.set({ key: 'workbench.theme', value });
}

async function nextLanguage(): Promise<void> {
  const value = document.documentElement.lang === 'zh-CN' ? 'en' : 'zh-CN';
  await engine.settings.set({ key: 'workbench.language', value });
}

/** The keys of a command as a person reads them: Ctrl+Shift+P. */
export function keysOf(id: CommandId): string {
  const found = bindings().findLast(({ command }) => command === id);
  return found ? readableKeys(found.key) : '';
}

/** All keys that count now, a person's own last. */
export function bindings(): Binding[] {
  return effectiveBindings(defaultKeys, useSettings.getState().keyBindings);
}
