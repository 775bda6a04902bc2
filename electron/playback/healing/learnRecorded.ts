import type { Action, Step } from '../../../shared/model/action.ts';
import type { Target } from '../../../shared/model/target.ts';
import { printLocator } from '../../testcode/index.ts';
import { createFingerprintStore, type Learned } from '../fingerprints/store.ts';

/**
 * Remembers the elements of a recording for the spec (an absolute path) that was written from it, so that its test heals before it was
 * ever green. `title` is that of its test, with those of what is around it; `before` is the source of that test up to where the recording was
 * put into it: what stands there uses locators as well.
 */
export async function learnRecorded(
  spec: string,
  title: string,
  actions: readonly Action[],
  notice: (message: string) => void,
  before = '',
): Promise<void> {
  const uses = new Map<string, number>();
  const learned = actions
    .flatMap(({ step }) => targetsOf(step))
    .flatMap((target): Learned[] => {
      const [best] = target.locators;
      if (!best) return [];
      const texts = { frames: target.frames.map(printLocator), locator: printLocator(best.locator) };
      const name = JSON.stringify(texts);
      const use = (uses.get(name) ?? before.split(texts.locator).length - 1) + 1;
      uses.set(name, use);
      return [{ key: { test: title, ...texts, use }, fingerprint: target.fingerprint }];
    });
  // A recorder keeps secrets out of what it describes already.
  await createFingerprintStore({ redact: (text) => text, notice }).learn(spec, learned);
}

/** What a step acts on; what it only waits for is no action. */
function targetsOf(step: Step): Target[] {
  switch (step.kind) {
    case 'drag':
      return [step.from, step.to];
    case 'click':
    case 'hover':
    case 'fill':
    case 'check':
    case 'uncheck':
    case 'select':
    case 'upload':
    case 'dropFiles':
    case 'paste':
      return [step.target];
    case 'type':
    case 'press':
      return step.target ? [step.target] : [];
    default:
      return [];
  }
}
