/** Frames of a page share its history: going back may move one of them alone, and the page stays where it is. */
import { createNavigation, type NavigationOf } from './navigation.ts';

type Went = { page: string; target: string; frame: string; url: string; isSameDocument: boolean };

export type FrameHistoryNeeds = {
  /** How far through its history a page (by target) has gone since this was asked last. */
  offset(target: string): Promise<number>;
  tell(sighting: Promise<NavigationOf | null>): void;
};

/** Fed with what the browser tells of frames other than a page's main one. */
export function createFrameHistory({ offset, tell }: FrameHistoryNeeds) {
  const onTheirWay = new Map<string, ReturnType<typeof createNavigation>>();
  /** Frames that have been somewhere: their first address belongs to the page that they stand in. */
  const known = new Set<string>();

  return {
    started(frame: string, url: string, type: string): void {
      const navigation = createNavigation('');
      navigation.started(url, type);
      onTheirWay.set(frame, navigation);
    },
    went({ page, target, frame, url, isSameDocument }: Went): void {
      const navigation = onTheirWay.get(frame);
      onTheirWay.delete(frame);
      if (frame === target) return;
      const isFirst = !known.has(frame);
      known.add(frame);
      if (isFirst || !navigation) return;
      const gone = isSameDocument ? navigation.withinDocument(url) : navigation.committed(url);
      const told = offset(target).then((by) => ({
        ...gone,
        page,
        isInFrame: true as const,
        // Who goes through history goes somewhere: where the browser was further on before it could be asked, it was back.
        ...(gone.type === 'history' && { offset: by || -1 }),
      }));
      tell(told.catch(() => null));
    },
  };
}
