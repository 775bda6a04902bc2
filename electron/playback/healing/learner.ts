import type { RunEvent } from '../../../shared/model/run.ts';
import type { FingerprintStore, Learned } from '../fingerprints/store.ts';
import { printed } from '../runner/healing/locatorTexts.ts';
import type { WorkerMessage } from '../runner/protocol.ts';

type LearnedMessage = Extract<WorkerMessage, { kind: 'learned' }>;

/** Gathers how elements looked in green steps of a run, and writes it down when the run is over. */
export type Learner = {
  hear(message: LearnedMessage): void;
  follow(event: RunEvent): void;
  /** Whether a locator still found its element at this place of the source (`file:line:column`). */
  isAlive(place: string, locator: string): boolean;
  write(): Promise<void>;
};

/** What came after a heal counts once its test has ended well: before, it may have been seen on a wrong page. */
export function createLearner(store: FingerprintStore, redact: (text: string) => string): Learner {
  const specs = new Map<string, Map<string, Learned>>();
  const inDoubt = new Map<string, LearnedMessage[]>();
  const alive = new Set<string>();
  const titles = new Map<string, { title: string; spec: string }>();
  const passed = new Map<string, Set<string>>();

  function take({ spec, key, fingerprint }: LearnedMessage): void {
    const learned = specs.get(spec) ?? new Map<string, Learned>();
    specs.set(spec, learned);
    // The same in another attempt or project is not another run: what differs there is not volatile. The last counts.
    learned.set(JSON.stringify(key), { key, fingerprint });
  }

  return {
    hear(message) {
      alive.add(`${message.place} ${redact(printed(message.key))}`);
      if (message.isInDoubt) inDoubt.set(message.test, [...(inDoubt.get(message.test) ?? []), message]);
      else take(message);
    },
    follow(event) {
      if (event.kind === 'testBegin') titles.set(event.test, { title: event.title, spec: event.place.file });
      if (event.kind !== 'testEnd') return;
      const ended = titles.get(event.test);
      if (ended && event.verdict.kind === 'passed')
        passed.set(ended.spec, (passed.get(ended.spec) ?? new Set()).add(ended.title));
      const waiting = inDoubt.get(event.test) ?? [];
      inDoubt.delete(event.test);
      if (event.verdict.kind === 'healed') waiting.forEach(take);
    },
    isAlive: (place, locator) => alive.has(`${place} ${locator}`),
    async write() {
      for (const [spec, learned] of specs)
        await store.learn(spec, [...learned.values()], [...(passed.get(spec) ?? [])]);
    },
  };
}
