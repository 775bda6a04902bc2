import { create } from 'zustand';
import type { Settings, SettingsState } from '../../shared/contract/settings.ts';
import { engine } from '../rpc/client.ts';
import { follow } from '../rpc/follow.ts';

/** The same as the defaults of the contract, which is not loaded for it. */
export const defaultSettings: Settings = {
  'workbench.language': 'auto',
  'workbench.theme': 'auto',
  'workbench.reduceMotion': 'auto',
  'editor.fontFamily': '',
  'editor.fontSize': 13,
  'editor.tabSize': 2,
  'editor.insertSpaces': true,
  'editor.wordWrap': 'off',
  'editor.minimap': false,
  'editor.lineNumbers': 'on',
  'editor.formatOnSave': false,
  'files.autoSave': 'off',
  'files.exclude': ['**/.git', '**/node_modules', '**/.DS_Store'],
  'files.insertFinalNewline': true,
  'search.limit': 20_000,
  'terminal.shell': '',
  'terminal.fontSize': 13,
  'terminal.screenReader': false,
  'recording.browser': '',
  'recording.testIdAttribute': 'data-testid',
  'playback.workers': 0,
  'playback.headed': false,
};

const defaults: SettingsState = {
  settings: defaultSettings,
  said: { user: {}, workspace: {} },
  keyBindings: [],
  problems: [],
};

const KEPT = 'settings';

/** What held the last time holds until the engine has told: no flash of another theme or language. */
function lastTime(): SettingsState {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<SettingsState['settings']>;
    return { ...defaults, settings: { ...defaults.settings, ...kept } };
  } catch {
    return defaults; // Not ours, or cut off.
  }
}

export const useSettings = create<SettingsState>(lastTime);

export function followSettings(signal: AbortSignal): Promise<void> {
  return follow(
    (options) => engine.settings.watch(undefined, options),
    (state) => {
      useSettings.setState(state);
      localStorage.setItem(KEPT, JSON.stringify(state.settings));
    },
    signal,
  );
}
