/** What lives as long as the page: the connection, and what is followed. */

import type { SettingsState } from '../../shared/contract/settings.ts';
import type { WorkspaceEvent } from '../../shared/contract/workspace.ts';
import { listenToKeys } from '../commands/keys.ts';
import { dirtyPaths, lookAtDisk, useDocuments } from '../editor/documents.ts';
import { sendPending } from '../editor/drafts.ts';
import { isSpec, KEYS_TEXT, SETTINGS_TEXT } from '../editor/places.ts';
import { prepareEditor } from '../editor/tabs.ts';
import { languageOf, setLanguage } from '../i18n/language.ts';
import { whenIdle } from '../parts/whenIdle.ts';
import { connect, useConnection } from '../rpc/connection.ts';
import { readBreakpoints } from '../stores/breakpoints.ts';
import { hearChanges, readShown } from '../stores/files.ts';
import { readGitSoon } from '../stores/git.ts';
import { attempt, followNotices } from '../stores/notices.ts';
import { findRecordings } from '../stores/recordings.ts';
import { findRuns, readTests, useRuns } from '../stores/runs.ts';
import { followSettings, useSettings } from '../stores/settings.ts';
import { followWorkspace, useWorkspace } from '../stores/workspace.ts';

export function start(): void {
  const { signal } = new AbortController();
  connect();
  attempt(() => followSettings(signal));
  attempt(() => followWorkspace(hear, signal));
  attempt(() => followNotices(signal));
  listenToKeys();
  useSettings.subscribe(applyLanguage);
  useSettings.subscribe(lookAtSettings);
  applyLanguage();
  prepareEditor();
  useWorkspace.subscribe(({ workspace }) => {
    document.title = workspace ? `${workspace.name} · PowerAutomation` : 'PowerAutomation';
  });
  useConnection.subscribe(({ connection }) => {
    if (connection.kind === 'open') attempt(() => Promise.all([findRecordings(), findRuns(), readBreakpoints()]));
  });
  window.addEventListener('pagehide', sendPending);
  window.addEventListener('beforeunload', (event) => {
    // Drafts are kept; without the server they cannot be.
    if (dirtyPaths().length > 0 && useConnection.getState().connection.kind !== 'open') event.preventDefault();
  });
}

/** Somebody changed them: texts of them that are open follow, as those of any file. */
function lookAtSettings(now: SettingsState, before: SettingsState): void {
  if (String(now.settings['files.exclude']) !== String(before.settings['files.exclude'])) attempt(readShown);
  const { documents } = useDocuments.getState();
  for (const path of [SETTINGS_TEXT, KEYS_TEXT]) if (documents[path]) attempt(() => lookAtDisk(path));
}

function applyLanguage(): void {
  const { settings } = useSettings.getState();
  setLanguage(languageOf(settings['workbench.language'], navigator.languages));
}

function hear(event: WorkspaceEvent): void {
  switch (event.kind) {
    case 'watching':
    case 'overflow':
    case 'back':
      // What is read first is what is seen first.
      whenIdle(readGitSoon);
      attempt(async () => {
        await readShown();
        await Promise.all(Object.keys(useDocuments.getState().documents).map(lookAtDisk));
      });
      return;
    case 'changes': {
      const { documents } = useDocuments.getState();
      readGitSoon();
      attempt(() => hearChanges(event.changes));
      for (const { path } of event.changes) if (documents[path]) attempt(() => lookAtDisk(path));
      const isAboutTests = event.changes.some(({ path }) => isSpec(path));
      if (isAboutTests && useRuns.getState().specs.length > 0) attempt(readTests);
      return;
    }
    case 'opened':
      location.reload();
      return;
    case 'git':
      readGitSoon();
      return;
    case 'gone':
      return;
  }
}
