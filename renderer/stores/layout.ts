import { create } from 'zustand';

export const views = ['explorer', 'search', 'git', 'recordings', 'tests'] as const;
export type View = (typeof views)[number];

export const panels = ['problems', 'output', 'terminal'] as const;
export type PanelName = (typeof panels)[number];

/** What the shell shows, besides the tabs. */
type Layout = {
  view: View;
  isSideBarOpen: boolean;
  sideBarWidth: number;
  panel: PanelName;
  isPanelOpen: boolean;
  panelHeight: number;
  isOutlineOpen: boolean;
  outlineWidth: number;
  picker: 'files' | 'commands' | 'branches' | null;
};

const KEPT = 'layout';

const fresh: Layout = {
  view: 'explorer',
  isSideBarOpen: true,
  sideBarWidth: 280,
  panel: 'problems',
  isPanelOpen: false,
  panelHeight: 240,
  isOutlineOpen: true,
  outlineWidth: 260,
  picker: null,
};

/** As it was the last time in this browser. */
function lastTime(): Layout {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Layout>;
    const isKnown =
      views.some((view) => view === (kept.view ?? fresh.view)) &&
      panels.some((each) => each === (kept.panel ?? fresh.panel));
    return isKnown ? { ...fresh, ...kept, picker: null } : fresh;
  } catch {
    return fresh; // Not ours, or cut off.
  }
}

export const useLayout = create<Layout>(lastTime);

useLayout.subscribe((layout) => localStorage.setItem(KEPT, JSON.stringify(layout)));

export function showView(view: View): void {
  useLayout.setState({ view, isSideBarOpen: true });
}

export function toggleSideBar(): void {
  useLayout.setState(({ isSideBarOpen }) => ({ isSideBarOpen: !isSideBarOpen }));
}

export function setSideBarWidth(width: number): void {
  useLayout.setState({ sideBarWidth: Math.max(180, Math.min(640, Math.round(width))) });
}

export function showPanel(panel: PanelName): void {
  useLayout.setState({ panel, isPanelOpen: true });
}

export function togglePanel(): void {
  useLayout.setState(({ isPanelOpen }) => ({ isPanelOpen: !isPanelOpen }));
}

export function setPanelHeight(height: number): void {
  useLayout.setState({ panelHeight: Math.max(100, Math.min(900, Math.round(height))) });
}

export function toggleOutline(): void {
  useLayout.setState(({ isOutlineOpen }) => ({ isOutlineOpen: !isOutlineOpen }));
}

export function setOutlineWidth(width: number): void {
  useLayout.setState({ outlineWidth: Math.max(160, Math.min(560, Math.round(width))) });
}
