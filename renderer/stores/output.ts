import { create } from 'zustand';
import type { Notice } from '../../shared/contract/system.ts';
import type { RecordingEvent } from '../../shared/model/recording.ts';
import type { RunEvent } from '../../shared/model/run.ts';
import { linesOfRecording, linesOfRun } from '../output/lines.ts';

export const channels = ['server', 'runs', 'recorder'] as const;
export type Channel = (typeof channels)[number];

/** Lines that are remembered of each channel. */
const MOST = 5000;

/** What each part tells while it works. `dropped` counts lines that are forgotten, so that a reader knows which are new. */
type Log = { lines: readonly string[]; dropped: number };

export const useOutput = create<{ channel: Channel; logs: Readonly<Record<Channel, Log>> }>(() => ({
  channel: 'runs',
  logs: { server: empty(), runs: empty(), recorder: empty() },
}));

function empty(): Log {
  return { lines: [], dropped: 0 };
}

/** Waiting to be shown, so that a thousand lines in one moment are one change. */
const waiting = new Map<Channel, string[]>();
let drawing: ReturnType<typeof setTimeout> | null = null;
const AFTER = 60;

function write(channel: Channel, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const queue = waiting.get(channel) ?? [];
  waiting.set(channel, queue);
  for (const line of lines) queue.push(line);
  if (drawing === null) drawing = setTimeout(draw, AFTER);
}

function draw(): void {
  drawing = null;
  const { logs } = useOutput.getState();
  const changed: Partial<Record<Channel, Log>> = {};
  for (const [channel, added] of waiting) {
    const all = [...logs[channel].lines, ...added];
    const over = Math.max(0, all.length - MOST);
    changed[channel] = { lines: all.slice(over), dropped: logs[channel].dropped + over };
  }
  waiting.clear();
  useOutput.setState({ logs: { ...logs, ...changed } });
}

export function clearOutput(channel: Channel): void {
  waiting.delete(channel);
  useOutput.setState(({ logs }) => {
    const { lines, dropped } = logs[channel];
    return { logs: { ...logs, [channel]: { lines: [], dropped: dropped + lines.length } } };
  });
}

const time = (at: number): string => new Date(at).toISOString().slice(11, 19);

export function writeNotice({ at, level, source, message }: Notice): void {
  write('server', `${time(at)} ${level.toUpperCase()} ${source}: ${message}`.split('\n'));
}

export function writeRun(event: RunEvent): void {
  write('runs', linesOfRun(event));
}

export function writeRecording(event: RecordingEvent): void {
  write('recorder', linesOfRecording(event));
}
