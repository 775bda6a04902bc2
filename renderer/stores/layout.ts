import { create } from 'zustand';

export const views = ['explorer', 'search', 'git', 'recordings', 'tests'] as const;
export type View = (typeof views)[number];

/** What the shell shows, besides the tabs. */
type Layout = {
  view: View;
  isSideBarOpen: boolean;
  sideBarWidth: number;
  picker: 'files' | 'commands' | 'branches' | null;
};

export const useLayout = create<Layout>(() => ({
  view: 'explorer',
  isSideBarOpen: true,
  sideBarWidth: 280,
  picker: null,
}));

export function showView(view: View): void {
  useLayout.setState({ view, isSideBarOpen: true });
}

export function toggleSideBar(): void {
  useLayout.setState(({ isSideBarOpen }) => ({ isSideBarOpen: !isSideBarOpen }));
}

export function setSideBarWidth(width: number): void {
  useLayout.setState({ sideBarWidth: Math.max(180, Math.min(640, Math.round(width))) });
}
