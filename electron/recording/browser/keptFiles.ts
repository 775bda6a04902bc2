/** Files that were chosen or dropped: copied before the page or the person can take them away, and told by the names they are kept under. */
import type { FrameEvent } from '../../../shared/model/event.ts';
import type { Cdp } from './cdp.ts';
import { type ChosenFile, chosenFiles } from './chosenFiles.ts';
import type { Frames } from './frames.ts';

export type KeptFilesNeeds = {
  cdp: Cdp;
  frames: Pick<Frames, 'contextOf'>;
  /** Copies a file before it is gone; returns the name that it is kept under. */
  keep(file: ChosenFile): string;
  notice(message: string): void;
};

/** Under which number the page script holds files for this event; null where it brings none. */
export function pickOf(event: FrameEvent): number | null {
  if (event.kind === 'dropFiles') return event.pick ?? 0;
  const isField = event.kind === 'input' || event.kind === 'change';
  return isField && event.state.kind === 'file' ? (event.state.pick ?? 0) : null;
}

/** Resolves with the event as it is told; null where no file could be kept. */
export async function withKeptFiles(
  event: FrameEvent,
  frame: string,
  { cdp, frames, keep, notice }: KeptFilesNeeds,
): Promise<FrameEvent | null> {
  const files: string[] = [];
  const where = frames.contextOf(frame);
  try {
    if (where) for await (const file of chosenFiles(cdp, where, pickOf(event) ?? 0)) files.push(keep(file));
  } catch (error) {
    notice(`A chosen file could not be copied: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (files.length === 0) return null;
  if (event.kind === 'dropFiles') {
    const { pick: _, ...drop } = event;
    return { ...drop, files };
  }
  const isField = event.kind === 'input' || event.kind === 'change';
  return isField ? { ...event, state: { kind: 'file', files } } : null;
}
