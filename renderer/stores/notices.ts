import { create } from 'zustand';
import { engine, explain, isAborted } from '../rpc/client.ts';
import { follow } from '../rpc/follow.ts';
import { clearOutput, writeNotice } from './output.ts';

export type Message = { id: number; level: 'info' | 'warning' | 'error'; text: string };

/** What a person is told at the lower right. Errors stay until they are dismissed. */
export const useNotices = create<{ messages: readonly Message[] }>(() => ({ messages: [] }));

const SHOWN_FOR = 6000;
const MOST = 5;
let last = 0;

export function tell(level: Message['level'], text: string): void {
  last += 1;
  const id = last;
  useNotices.setState(({ messages }) => ({
    messages: [...messages.filter((message) => message.text !== text), { id, level, text }].slice(-MOST),
  }));
  if (level === 'info') setTimeout(() => dismiss(id), SHOWN_FOR);
}

export function dismiss(id: number): void {
  useNotices.setState(({ messages }) => ({ messages: messages.filter((message) => message.id !== id) }));
}

/** For what a person began by a click: what fails is told, and nothing else happens. */
export function attempt(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => {
    if (!isAborted(error)) tell('error', explain(error));
  });
}

/** What the engine itself wants a person to know, from now on. */
export function followNotices(signal: AbortSignal): Promise<void> {
  const since = Date.now();
  return follow(
    (options) => {
      // What is remembered is told again at each connection.
      clearOutput('server');
      return engine.system.notices(undefined, options);
    },
    (notice) => {
      const { at, level, message } = notice;
      writeNotice(notice);
      if (at >= since && level !== 'info') tell(level, message);
    },
    signal,
  );
}
