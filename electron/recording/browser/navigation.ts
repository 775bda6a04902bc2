/** Tells who began a navigation: the page, or the person at the browser's own controls. */
import type { BrowserEvent } from '../../../shared/model/event.ts';

type Started = { url: string; type: string };

export type NavigationOf = Extract<BrowserEvent, { kind: 'navigated' }>;

/** One page's navigations, fed with what the browser tells of its main frame. */
export function createNavigation(page: string) {
  let requested: string | null = null;
  let started: Started | null = null;

  const finish = (url: string, isSameDocument: boolean, pageBegan: boolean): Omit<NavigationOf, 'offset'> => {
    const type = started?.type ?? (isSameDocument ? 'sameDocument' : 'document');
    const by = requested !== null || pageBegan ? 'page' : 'browser';
    const wanted = started?.url ?? url;
    requested = null;
    started = null;
    return {
      kind: 'navigated',
      page,
      url: wanted,
      landed: url,
      by,
      type: type.startsWith('history')
        ? 'history'
        : type.startsWith('reload')
          ? 'reload'
          : isSameDocument
            ? 'sameDocument'
            : 'document',
    };
  };

  return {
    /** The renderer asked for it: a link, a form, a script. */
    requested(url: string): void {
      requested = url;
    },
    started(url: string, type: string): void {
      started = { url, type };
    },
    /** A new document is there; `unreachable` is the address that it stands for where the browser could not get there. */
    committed: (url: string, unreachable?: string): NavigationOf => ({
      ...finish(url, false, false),
      ...(unreachable !== undefined && { unreachable }),
    }),
    /**
     * The address changed within the document. A script's `pushState` is never started by the browser; a typed fragment and the
     * back button are.
     */
    withinDocument: (url: string) => finish(url, true, started === null),
  };
}
