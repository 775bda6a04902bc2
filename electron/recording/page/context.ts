/** The row, card, list item, dialog or section that a target stands in, and the words that tell it from its siblings. */
import type { Locator } from '../../../shared/model/locator.ts';
import { flatAncestors, queryAll } from './dom.ts';
import { isUnique } from './match.ts';
import { accessibleName } from './name.ts';
import { isChangingText } from './reveal.ts';
import { roleOf } from './role.ts';
import { findAll, firstElementOf, isWithin, page, tagOf } from './safe.ts';
import { stableClasses, stablePart } from './stable.ts';
import { textUpTo } from './text.ts';

export type Context = { locator: Locator; reason: string; score: number; element: Element };

const NAMED = new Set(
  'row dialog alertdialog region navigation form group tabpanel toolbar menu listbox table grid tree radiogroup treeitem search complementary main banner contentinfo article figure'.split(
    ' ',
  ),
);
const REPEATED = new Set('listitem article row option treeitem gridcell cell'.split(' '));

/**
 * Nearest first; each already finds exactly one element. At most a handful, so that describing stays quick. What surrounds an
 * element that is not `isOfUse` is not of use either, and not looked at.
 */
export function* contextsOf(target: Element, isOfUse: (element: Element) => boolean): Generator<Context> {
  let depth = 0;
  for (const element of flatAncestors(target)) {
    if (element === target) continue;
    if (element === page.body || ++depth > 25 || !isOfUse(element)) return;
    const role = roleOf(element);
    if (role === 'row') yield* byWords(element, target, [{ by: 'role', role: 'row' }], 'row', 720, 'name');
    else if (role && NAMED.has(role) && !REPEATED.has(role)) yield* byName(element, role);
    if (role && role !== 'row' && REPEATED.has(role))
      yield* byWords(element, target, [{ by: 'role', role }], role, 700, 'hasText');
    if (!role || !REPEATED.has(role)) yield* byShape(element, target);
  }
}

function* byName(element: Element, role: string): Generator<Context> {
  const name = stablePart(accessibleName(element));
  const named: Locator = [{ by: 'role', role, ...(name && { name: { value: name } }) }];
  if (name && name.length <= 80 && isUnique(named, element))
    yield { locator: named, reason: `${role} "${name}"`, score: 740, element };
  else if (isUnique([{ by: 'role', role }], element))
    yield { locator: [{ by: 'role', role }], reason: `the only ${role}`, score: 730, element };
}

/** Repeated siblings are told apart by words that only one of them holds. */
function* byWords(
  element: Element,
  target: Element,
  base: Locator,
  kind: string,
  score: number,
  how: 'name' | 'hasText',
): Generator<Context> {
  for (const words of distinguishingWords(element, target)) {
    const locator: Locator =
      how === 'name' && base[0]?.by === 'role'
        ? [{ ...base[0], name: { value: words } }]
        : [...base, { by: 'hasText', text: { value: words } }];
    if (isUnique(locator, element)) {
      yield { locator, reason: `${kind} with "${words}"`, score, element };
      return;
    }
  }
}

/** A card without a role: siblings of the same tag and class words. */
function* byShape(element: Element, target: Element): Generator<Context> {
  const classes = stableClasses(element).slice(0, 2);
  const tag = CSS.escape(tagOf(element));
  const selector =
    classes.length > 0
      ? `${tag === 'div' ? '' : tag}.${classes.map((name) => CSS.escape(name)).join('.')}`
      : tag.includes('-')
        ? tag
        : null;
  if (!selector) return;
  if (queryAll(selector).length < 2) return;
  yield* byWords(element, target, [{ by: 'css', selector }], selector, 640, 'hasText');
}

/** Enough to tell one from another, few enough to be quick on a page that is one huge card. */
const MOST_WORDS = 8;
const MOST_TRIES = 60;
const TELLING = [
  'h1,h2,h3,h4,h5,h6,[role=heading],th,[role=rowheader],td,[role=gridcell],[role=cell]',
  'strong,b,a,label,dt',
  '*',
];

/** Headings first, then strong words and links, then any short text: what a person would call the card. */
function distinguishingWords(element: Element, target: Element): string[] {
  const words: string[] = [];
  const add = (candidate: Element): void => {
    if (candidate === target || isWithin(target, candidate) || isChangingText(candidate)) return;
    const text = stablePart(textUpTo(candidate, 60));
    if (text.length >= 2 && !words.includes(text)) words.push(text);
  };
  for (const kind of TELLING) {
    let tries = 0;
    for (const candidate of findAll(element, kind)) {
      if (words.length >= MOST_WORDS || ++tries > MOST_TRIES) break;
      if (kind !== '*' || !firstElementOf(candidate)) add(candidate);
    }
  }
  // Words of the target itself say nothing of where it is.
  const own = stablePart(textUpTo(element, 60));
  if (own.length >= 2 && !words.includes(own) && own !== stablePart(textUpTo(target, 60))) words.push(own);
  return words;
}
