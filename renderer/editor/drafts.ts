/** Unsaved text goes to the engine's disk as it is typed: a reload, a crash or a kill takes at most the last half second. */
import type { Draft } from '../../shared/contract/files.ts';
import { engine } from '../rpc/client.ts';

type Content = { text: string; version: string | null };

const KEEP_AFTER = 400;
/** Megabytes take their time on the way: less often, and still no more than a second is lost. */
const KEEP_LARGE_AFTER = 900;
const LARGE = 1_000_000;

/** ms after a key, for a text of so many UTF-16 units. */
export const keepAfter = (length: number): number => (length > LARGE ? KEEP_LARGE_AFTER : KEEP_AFTER);

/** A reload keeps it; a new window has its own. */
const thisWindow = sessionStorage.getItem('window') ?? crypto.randomUUID();
sessionStorage.setItem('window', thisWindow);

const pending = new Map<string, { timer: ReturnType<typeof setTimeout>; content(): Content }>();
/** The last of what was asked for each path: the engine does them in order. */
const sending = new Map<string, Promise<unknown>>();
let found: Promise<Map<string, Draft>> | null = null;

/** Tells other windows that this one lives, and takes the drafts of those that do not. */
function drafts(): Promise<Map<string, Draft>> {
  found ??= adopt();
  return found;
}

async function adopt(): Promise<Map<string, Draft>> {
  void navigator.locks.request(lockOf(thisWindow), () => new Promise(() => {}));
  const { held = [] } = await navigator.locks.query();
  const isAlive = (window: string): boolean =>
    window !== thisWindow && held.some(({ name }) => name === lockOf(window));
  const own = (await engine.files.drafts()).filter(({ window }) => !isAlive(window));
  for (const { path, window, text, version } of own) {
    if (window === thisWindow) continue;
    await engine.files.keepDraft({ path, window: thisWindow, text, version });
    await engine.files.dropDraft({ path, window });
  }
  return new Map(own.map((draft) => [draft.path, draft]));
}

const lockOf = (window: string): string => `window ${window}`;

/** What was left unsaved, by path: to be opened again. */
export async function pathsWithDrafts(): Promise<string[]> {
  return [...(await drafts()).keys()];
}

/** The unsaved text that this window, or one that died, left for a path. */
export async function takeDraft(path: string): Promise<Draft | null> {
  const all = await drafts();
  const draft = all.get(path) ?? null;
  all.delete(path);
  return draft;
}

/** Soon, with the text as it is then. */
export async function keepDraft(path: string, content: () => Content, after: number): Promise<void> {
  if (after === 0) {
    const now = content();
    (await drafts()).set(path, { path, window: thisWindow, ...now, at: Date.now() });
    await send(path, now);
    return;
  }
  if (pending.has(path)) return;
  const timer = setTimeout(() => {
    pending.delete(path);
    void send(path, content());
  }, after);
  pending.set(path, { timer, content });
}

export function dropDraft(path: string): void {
  const waiting = pending.get(path);
  if (waiting) clearTimeout(waiting.timer);
  pending.delete(path);
  if (sending.has(path) || found !== null)
    void inTurn(path, () => engine.files.dropDraft({ path, window: thisWindow }));
}

/** Whatever waits is sent now: the page is going away. */
export function sendPending(): void {
  for (const [path, { timer, content }] of pending) {
    clearTimeout(timer);
    void send(path, content());
  }
  pending.clear();
}

function send(path: string, content: Content): Promise<unknown> {
  return inTurn(path, () => engine.files.keepDraft({ path, window: thisWindow, ...content }));
}

function inTurn(path: string, work: () => Promise<unknown>): Promise<unknown> {
  // One that fails must not hold up the next; the next keystroke tries again.
  const turn = (sending.get(path) ?? Promise.resolve()).then(work).catch(() => {});
  sending.set(path, turn);
  return turn;
}
