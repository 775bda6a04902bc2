import { readFile } from 'node:fs/promises';
import type { RunEvent } from '../../../shared/model/run.ts';
import { foldRun, type StepStory, type TestStory } from '../foldRun.ts';
import type { Keep } from '../keepPictures.ts';
import type { GreenTest } from '../report/renderTest.ts';
import { framePicture, isInView } from './framePicture.ts';

type Healed = Extract<RunEvent, { kind: 'healed' }>;
type Needs = { keep: Keep; lastGreen: (test: TestStory) => GreenTest | null };

/**
 * Adds how the element stood in the last green run, framed: on the picture of the step before, since its own shows what it did.
 * Null where it was not in view then, or where that picture is gone.
 */
export async function withPictureBefore(event: Healed, told: readonly RunEvent[], needs: Needs): Promise<Healed> {
  const story = foldRun(told.filter((one) => 'test' in one && one.test === event.test)).tests.at(-1);
  const green = story && needs.lastGreen(story);
  if (!green) return event;
  const before = greenStep(story.steps, green.test.steps, event.heal.from);
  if (!before?.picture) return event;
  try {
    const jpeg = await framePicture(await readFile(before.picture), before.target);
    return { ...event, heal: { ...event.heal, before: await needs.keep(jpeg) } };
  } catch {
    return event; // Pruned, or the disk is full: the heal is told all the same.
  }
}

/** The same use of the locator, counted from the beginning of the test. */
function greenStep(now: readonly StepStory[], green: readonly StepStory[], locator: string) {
  const use = now.filter((step) => step.locator === locator || step.heals.some(({ from }) => from === locator)).length;
  const uses = [...green.keys()].filter((index) => green[index]?.locator === locator);
  const index = uses[use] ?? uses.at(-1);
  if (index === undefined) return null;
  const target = green[index]?.target;
  const picture = green.slice(0, index).findLast((step) => step.picture !== null)?.picture ?? null;
  return target && isInView(target) ? { picture, target } : null;
}
