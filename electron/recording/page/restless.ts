/** Targets that a replay must not wait for until they are enabled and stand still. */
import { flatAncestors } from './dom.ts';
import { attribute, page } from './safe.ts';

/** So far around the target a movement is looked for. */
const AROUND = 6;
const MOVING =
  /^(?:transform|translate|scale|rotate|left|right|top|bottom|inset.*|margin.*|width|height|padding.*|offset.*)$/;

/** It says that it is disabled, which to the browser is mere talk; or it moves by an animation that has no end. */
export function isRestless(target: Element): boolean {
  let depth = 0;
  for (const at of flatAncestors(target)) {
    if (attribute(at, 'aria-disabled') === 'true') return true;
    if (at === page.body || ++depth > AROUND) return false;
    if (at.getAnimations().some(isEndlessMove)) return true;
  }
  return false;
}

function isEndlessMove({ effect, playState }: Animation): boolean {
  if (!(effect instanceof KeyframeEffect) || playState !== 'running') return false;
  if (effect.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) return false;
  return effect.getKeyframes().some((frame) => Object.keys(frame).some((property) => MOVING.test(property)));
}
