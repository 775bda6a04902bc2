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

type OfFiles = Extract<FrameEvent, { kind: 'input' | 'change' | 'dropFiles' }>;

/** Whether it brings files, which the page script holds until they are copied. */
export function bringsFiles(event: FrameEvent): event is OfFiles {
  if (event.kind === 'dropFiles') return true;
  return (event.kind === 'input' || event.kind === 'change') && event.state.kind === 'file';
}

/** Resolves with the event as it is told; null where no file could be kept. */
export async function withKeptFiles(
  event: OfFiles,
  frame: string,
  { cdp, frames, keep, notice }: KeptFilesNeeds,
): Promise<FrameEvent | null> {
  const files: string[] = [];
  const where = frames.contextOf(frame);
  const pick = event.kind === 'dropFiles' ? event.pick : event.state.pick;
  try {
    if (where) for await (const file of chosenFiles(cdp, where, pick ?? 0)) files.push(keep(file));
  } catch (error) {
    notice(`A chosen file could not be copied: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (files.length === 0) return null;
  if (event.kind !== 'dropFiles') return { ...event, state: { kind: 'file', files } };
  const { pick: _, ...drop } = event;
  return { ...drop, files };
}
