/** Which of the things that came a replay had best wait for: what it says is the same tomorrow, and was not there before. */

import type { TargetRef } from '../../../shared/model/event.ts';
import type { RankedLocator } from '../../../shared/model/locator.ts';
import { isNamedByText, speaksOf } from './departures.ts';
import { describeNow } from './describe.ts';
import { isVisible } from './dom.ts';
import { isActionable, retarget } from './retarget.ts';
import { roleOf } from './role.ts';
import { attribute, childrenOf, findAll, isAttached } from './safe.ts';
import { stablePart } from './stable.ts';
import { elementText, textUpTo } from './text.ts';

/** `text` where it is found whatever it says, so that what it says has to be asked for. */
export type Evidence = { element: Element; target: TargetRef; text?: string };

/** `stoodThere`: these words were on the page before the answer was whole: whoever waits for them may be content too early. */
export type EvidenceNeeds = { stoodThere(words: string): boolean; onlyNamed: boolean };

/** Describing takes time: so many are tried, the best first, before giving up. */
const MOST_TRIES = 6;
/** Found by less than this it may be found otherwise tomorrow. */
const GOOD = 640;
const LONGEST = 60;

/** `arrived` is what came, the last one first. */
export function evidenceIn(arrived: Element[], needs: EvidenceNeeds): Evidence | null {
  const candidates = [...new Set(arrived)].flatMap((node) => wordsIn(node, needs));
  const tellers = candidates.toSorted((one, other) => rank(one) - rank(other));
  for (const element of [...new Set(tellers)].slice(0, MOST_TRIES)) {
    if (needs.onlyNamed && !isNamedByText(element)) continue;
    const evidence = evidenceOf(element);
    if (evidence) return evidence;
  }
  return null;
}

/** The elements in (or at) a new node whose words are short, shown and the same tomorrow. */
function wordsIn(node: Element, { stoodThere }: EvidenceNeeds): Element[] {
  if (!isAttached(node)) return [];
  const isTelling = (element: Element): boolean => {
    const text = textUpTo(element, LONGEST);
    return text.length >= 2 && !/\d/.test(text) && stablePart(text) === text && !stoodThere(text) && isVisible(element);
  };
  const found: Element[] = [];
  const inner = [node, ...[...findAll(node, '*')].slice(-60).reverse()];
  for (const element of inner) {
    if (childrenOf(element).length > 1 || !isTelling(element)) continue;
    // Letters that are marked in an option are a part of what it says.
    const whole = retarget(element);
    found.push(whole !== element && isTelling(whole) ? whole : element);
    if (found.length >= 3) break;
  }
  return found;
}

/** Roles of what a page says to whoever waits. */
const SAYING = new Set(['status', 'alert', 'log', 'marquee', 'timer']);

/** What the page itself says has happened, before what merely came along; what can be done next comes last. */
function rank(element: Element): number {
  return isSaying(element) ? 0 : isActionable(element) ? 2 : 1;
}

function isSaying(element: Element): boolean {
  return SAYING.has(roleOf(element) ?? '') || attribute(element, 'aria-live') !== null;
}

function evidenceOf(element: Element): Evidence | null {
  const target = describeNow(element);
  if (!target.description) return null;
  const { locators } = target.description;
  const words = elementText(element);
  const isSayer = isSaying(element);
  const worth = ({ locator, score }: RankedLocator): number =>
    isSayer && locator.length === 1 && locator[0]?.by === 'role' && !locator[0].name ? SAYER : score;
  const by = (isByWords: boolean): RankedLocator | undefined =>
    locators
      .filter((each) => speaksOf(each.locator, words) === isByWords && worth(each) >= GOOD)
      .toSorted((one, other) => worth(other) - worth(one))[0];
  const [byWords, byPlace] = [by(true), by(false)];
  if (byWords && !(byPlace && worth(byPlace) > worth(byWords))) return { element, target: ledBy(byWords, target) };
  return byPlace ? { element, target: ledBy(byPlace, target), text: words } : null;
}

/** The only status of a page is found by that, rather than by what it happens to say. */
const SAYER = 900;

function ledBy(first: RankedLocator, target: TargetRef): TargetRef {
  if (!target.description) return target;
  const others = target.description.locators.filter((each) => each !== first);
  return { ...target, description: { ...target.description, locators: [first, ...others] } };
}
