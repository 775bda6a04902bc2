import type { Notice } from '../../shared/contract/system.ts';

const REMEMBERED = 200;

/** What a person should know although it is no error: the latest are remembered for whoever comes later. */
export function createNotices(now: () => number) {
  const remembered: Notice[] = [];
  const listeners = new Set<(notice: Notice) => void>();
  return {
    tell(level: Notice['level'], source: string, message: string): void {
      const notice = { at: now(), level, source, message };
      remembered.push(notice);
      if (remembered.length > REMEMBERED) remembered.shift();
      for (const listen of listeners) listen(notice);
    },
    /** What is remembered, and from now on each as it comes, until the returned function is called. */
    listen(hear: (notice: Notice) => void): () => void {
      for (const notice of remembered) hear(notice);
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

export type Notices = ReturnType<typeof createNotices>;
