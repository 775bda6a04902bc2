/** The tabs of the middle: which files are open where. dockview keeps the layout; this is the only file that speaks to it. */
import type { DockviewApi, IDockviewPanel, SerializedDockview } from 'dockview-react';
import { create } from 'zustand';
import { t } from '../i18n/language.ts';
import { engine, explain } from '../rpc/client.ts';
import { ask } from '../stores/dialogs.ts';
import { nameOf, reveal as revealInTree } from '../stores/files.ts';
import { tell } from '../stores/notices.ts';
import type { Diff } from './diff.ts';
import { closeDocument, forgetDocument, isDirty, save } from './documents.ts';
import { pathsWithDrafts } from './drafts.ts';
import { loadMonaco } from './loadMonaco.ts';
import { isInWorkspace, isPage } from './places.ts';

export type TabParams = { path: string; isPreview: boolean; diff?: Diff };
type Place = { line: number; column: number };

type Wanted = { isPreview?: boolean; focus?: boolean; place?: Place; isBeside?: boolean };

type Tabs = {
  activePath: string | null;
  /** Where an editor is asked to go; the serial tells two wishes for the same place apart. */
  goal: { path: string; place: Place | null; focus: boolean; serial: number } | null;
};

export const useTabs = create<Tabs>(() => ({ activePath: null, goal: null }));

const ready = Promise.withResolvers<DockviewApi>();
let serial = 0;
let remembering: ReturnType<typeof setTimeout> | null = null;

const paramsOf = (panel: IDockviewPanel): TabParams => panel.params as TabParams;

/** Called once, when the tabs are on the page; brings back what was open. */
export async function startTabs(api: DockviewApi): Promise<void> {
  ready.resolve(api);
  try {
    const { value } = await engine.workspace.memory({ key: 'tabs' });
    if (value !== null) api.fromJSON(value as unknown as SerializedDockview);
  } catch (error) {
    api.clear();
    tell('warning', t('tabs.notRestored', { why: explain(error) }));
  }
  api.onDidActivePanelChange(() => noteActive(api));
  api.onDidRemovePanel((panel) => letGo(api, paramsOf(panel).path));
  api.onDidLayoutChange(() => remember(api));
  noteActive(api);
  for (const path of await pathsWithDrafts()) if (!find(api, path)) await openFile(path);
}

function noteActive(api: DockviewApi): void {
  const path = api.activePanel ? paramsOf(api.activePanel).path : null;
  useTabs.setState({ activePath: path });
  if (path !== null && isInWorkspace(path)) void revealInTree(path).catch(() => {}); // The tree says itself what it cannot read.
}

const WERE_OPEN = 'tabs were open';

/** Where tabs will come back, the editor is loaded beside everything else, not after it. */
export function prepareEditor(): void {
  if (localStorage.getItem(WERE_OPEN) !== 'yes') return;
  // Its tab as well, which would be asked for only once all of the editor has been read. Opening a file tries again and tells.
  void loadMonaco()
    .then(() => import('./EditorTab.tsx'))
    .catch(() => {});
}

function remember(api: DockviewApi): void {
  localStorage.setItem(WERE_OPEN, api.panels.length > 0 ? 'yes' : 'no');
  if (remembering !== null) clearTimeout(remembering);
  remembering = setTimeout(() => {
    const value = JSON.parse(JSON.stringify(api.toJSON()));
    // A layout that is not kept is no loss that a person must hear of.
    engine.workspace.remember({ key: 'tabs', value }).catch(() => {});
  }, 300);
}

function find(api: DockviewApi, path: string, diff?: Diff): IDockviewPanel | undefined {
  const all = api.panels.filter((panel) => {
    const params = paramsOf(panel);
    return params.path === path && JSON.stringify(params.diff) === JSON.stringify(diff);
  });
  return all.find((panel) => panel.group === api.activeGroup) ?? all[0];
}

export async function openFile(
  path: string,
  { isPreview = false, focus = false, place, isBeside = false }: Wanted = {},
) {
  const api = await ready.promise;
  serial += 1;
  useTabs.setState({ goal: { path, place: place ?? null, focus, serial } });
  const found = isBeside ? undefined : find(api, path);
  if (found) {
    found.api.setActive();
    if (!isPreview) keep(found);
  } else add(api, { path, isPreview }, isBeside);
}

/** Two texts beside each other, in a preview tab. */
export async function openDiff(path: string, diff: Diff): Promise<void> {
  const api = await ready.promise;
  const found = find(api, path, diff);
  if (found) found.api.setActive();
  else add(api, { path, isPreview: true, diff });
}

function add(api: DockviewApi, params: TabParams, isBeside = false): void {
  const previews = params.isPreview ? api.panels.filter((panel) => paramsOf(panel).isPreview) : [];
  const beside = api.activeGroup;
  api.addPanel({
    id: `file:${params.path}:${crypto.randomUUID()}`,
    component: params.diff ? 'diff' : isPage(params.path) ? 'page' : 'editor',
    title: nameOf(params.path),
    params,
    ...(isBeside && beside && { position: { referenceGroup: beside, direction: 'right' } }),
  });
  for (const panel of previews) api.removePanel(panel);
}

/** A preview stays from now on. */
export function keep(panel: IDockviewPanel): void {
  if (paramsOf(panel).isPreview) panel.api.updateParameters({ ...paramsOf(panel), isPreview: false });
}

export async function keepPath(path: string): Promise<void> {
  const api = await ready.promise;
  for (const panel of api.panels) if (paramsOf(panel).path === path) keep(panel);
}

/** Closes the tab, after asking about what is not saved. */
export async function closeTab(panel: IDockviewPanel): Promise<void> {
  const api = await ready.promise;
  const { path } = paramsOf(panel);
  const isLast = api.panels.filter((each) => paramsOf(each).path === path).length === 1;
  if (isLast && isDirty(path)) {
    const answer = await ask({
      title: t('tabs.unsavedTitle', { name: nameOf(path) }),
      text: t('tabs.unsavedText'),
      answers: [
        { id: 'cancel', label: t('cancel') },
        { id: 'discard', label: t('tabs.discard'), isDangerous: true },
        { id: 'save', label: t('save') },
      ],
    });
    if (answer === null || answer === 'cancel') return;
    if (answer === 'save') {
      await save(path);
      if (isDirty(path)) return; // The disk said no; the editor shows why.
    } else forgetDocument(path);
  }
  api.removePanel(panel);
}

export async function closeActiveTab(): Promise<void> {
  const api = await ready.promise;
  if (api.activePanel) await closeTab(api.activePanel);
}

export async function splitActive(): Promise<void> {
  const { activePath } = useTabs.getState();
  if (activePath !== null) await openFile(activePath, { isBeside: true, focus: true });
}

export async function moveInTabs(by: 1 | -1): Promise<void> {
  const api = await ready.promise;
  const { panels, activePanel } = api;
  const index = activePanel ? panels.indexOf(activePanel) : -1;
  const next = panels[(index + by + panels.length) % panels.length];
  if (!next) return;
  next.api.setActive();
  serial += 1;
  useTabs.setState({ goal: { path: paramsOf(next).path, place: null, focus: true, serial } });
}

/** Tabs of what is no longer there. */
export async function closeUnder(path: string): Promise<void> {
  const api = await ready.promise;
  for (const panel of [...api.panels]) {
    const each = paramsOf(panel).path;
    if (each === path || each.startsWith(`${path}/`)) api.removePanel(panel);
  }
}

export async function renameTabs(from: string, to: string): Promise<void> {
  const api = await ready.promise;
  for (const panel of api.panels) {
    const { path, ...others } = paramsOf(panel);
    if (path !== from && !path.startsWith(`${from}/`)) continue;
    const renamed = to + path.slice(from.length);
    panel.api.updateParameters({ ...others, path: renamed });
    panel.api.setTitle(nameOf(renamed));
  }
  noteActive(api);
}

function letGo(api: DockviewApi, path: string): void {
  if (!api.panels.some((panel) => paramsOf(panel).path === path)) closeDocument(path);
}
