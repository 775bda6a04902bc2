/** The row, card, list item, dialog or section that a target stands in, and the words that tell it from its siblings. */
import type { Locator, RankedLocator } from '../../../shared/model/locator.ts';
import { flatAncestors, queryAll } from './dom.ts';
import { isUnique, resolve } from './match.ts';
import { accessibleName } from './name.ts';
import { isActionable } from './retarget.ts';
import { isChangingText } from './reveal.ts';
import { roleOf } from './role.ts';
import { roleSelector } from './roleSelector.ts';
import { childrenOf, findAll, firstElementOf, isEditable, isWithin, page, parentElementOf, tagOf } from './safe.ts';
import { stableClasses, stablePart } from './stable.ts';
import { elementText, ownWords, textUpTo } from './text.ts';

export type Context = { locator: Locator; reason: string; score: number; element: Element };

const NAMED = new Set(
  'row dialog alertdialog region navigation form group tabpanel toolbar menu listbox table grid tree radiogroup treeitem search complementary main banner contentinfo article figure status alert log'.split(
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
    else if (role && NAMED.has(role) && !REPEATED.has(role)) yield* byName(element, target, role);
    if (role && role !== 'row' && REPEATED.has(role))
      yield* byWords(element, target, [{ by: 'role', role }], role, 700, 'hasText');
    if (!role || !REPEATED.has(role)) yield* byShape(element, target);
  }
}

function* byName(element: Element, target: Element, role: string): Generator<Context> {
  const name = stablePart(accessibleName(element));
  const named: Locator = [{ by: 'role', role, ...(name && { name: { value: name } }) }];
  if (name && name.length <= 80 && isUnique(named, element))
    yield { locator: named, reason: `${role} "${name}"`, score: 740, element };
  else if (isUnique([{ by: 'role', role }], element))
    yield { locator: [{ by: 'role', role }], reason: `the only ${role}`, score: 730, element };
  else yield* byWords(element, target, [{ by: 'role', role }], role, 690, 'hasText');
}

/** Repeated siblings are told apart by words that only one of them holds, or that one holds within others. */
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
    const reason = `${kind} with "${words}"`;
    if (isUnique(locator, element)) yield { locator, reason, score, element };
    else if (isInnermost(locator, element))
      yield {
        locator: [...locator, { by: 'nth', index: -1 }],
        reason: `innermost ${reason}`,
        score: score - 10,
        element,
      };
    else continue;
    return;
  }
}

const MOST_AROUND = 12;

/** It is found along with nothing but what stands around it: it is the last of them. */
function isInnermost(locator: Locator, element: Element): boolean {
  const found = resolve(locator, MOST_AROUND);
  return (
    found.length < MOST_AROUND &&
    found.at(-1) === element &&
    found.every((each) => each === element || isWithin(each, element))
  );
}

const NEAREST = 6;
const MOST_SIBLINGS = 20;

/**
 * A row has more of such controls than one beside it: that one may have the same tomorrow, or as soon as it is saved. Which row is meant
 * is then a part of what is meant. Words of the row itself must tell.
 */
export function isInUnevenRow(target: Element): boolean {
  const role = roleOf(target);
  if (!role || !isActionable(target)) return false;
  let depth = 0;
  for (const row of flatAncestors(target)) {
    if (row === page.body || ++depth > NEAREST) return false;
    const kind = row === target ? null : roleOf(row);
    if (!kind || !REPEATED.has(kind)) continue;
    const others = siblingsOf(row).filter((other) => roleOf(other) === kind);
    const own = controlsIn(row, role);
    return others.some((other) => controlsIn(other, role).length < own.length) && hasWordsBeside(row, own);
  }
  return false;
}

function siblingsOf(row: Element): Element[] {
  const parent = parentElementOf(row);
  return parent
    ? childrenOf(parent)
        .slice(0, MOST_SIBLINGS)
        .filter((other) => other !== row)
    : [];
}

function controlsIn(row: Element, role: string): Element[] {
  return findAll(row, roleSelector(role)).filter((element) => roleOf(element) === role);
}

function hasWordsBeside(row: Element, controls: Element[]): boolean {
  const words = controls.reduce((text, control) => text.replace(elementText(control), ''), elementText(row));
  return /\p{L}{2}/u.test(words);
}

/** Tags that say nothing of what is in them. */
const MERE_TAGS = new Set(
  'div span table thead tbody tfoot tr td th ul ol b i strong em small font center svg g button a'.split(' '),
);

/** A card without a role: siblings of the same tag and class words. */
function* byShape(element: Element, target: Element): Generator<Context> {
  const classes = stableClasses(element).slice(0, 2);
  const tag = CSS.escape(tagOf(element));
  const selector =
    classes.length > 0
      ? `${tag === 'div' ? '' : tag}.${classes.map((name) => CSS.escape(name)).join('.')}`
      : MERE_TAGS.has(tag)
        ? null
        : tag;
  if (!selector) return;
  if (queryAll(selector).length < 2) return;
  yield* byWords(element, target, [{ by: 'css', selector }], selector, classes.length > 0 ? 640 : 600, 'hasText');
}

/** So far up one looks for a card that nothing tells from any other box, and for so many words. */
const NEAR = 5;
const FEW_WORDS = 4;

/** Boxes that say nothing of themselves: the innermost one that holds both the words of the target and words that tell it apart. */
export function* boxesOf(target: Element): Generator<Context> {
  const own = stablePart(textUpTo(target, 60));
  if (own.length < 2) return;
  let depth = 0;
  for (const element of flatAncestors(target)) {
    if (element === target) continue;
    if (element === page.body || ++depth > NEAR) return;
    const tag = tagOf(element);
    if (tag !== 'div' && tag !== 'span') continue;
    for (const words of distinguishingWords(element, target).slice(0, FEW_WORDS)) {
      const texts = [words, own].map((value) => ({ by: 'hasText', text: { value } }) as const);
      const locator: Locator = [{ by: 'css', selector: tag }, ...texts, { by: 'nth', index: -1 }];
      if (isInnermost(locator.slice(0, -1), element))
        yield { locator, reason: `innermost ${tag} with "${words}"`, score: 520, element };
    }
  }
}

/** A row of a table within a row: words that tell it apart there, though not on the whole page. */
export function* contextsWithin(outer: Context, target: Element): Generator<Context> {
  for (const element of flatAncestors(target)) {
    if (element === target) continue;
    if (element === outer.element) return;
    const role = roleOf(element);
    if (!role || !REPEATED.has(role)) continue;
    for (const words of distinguishingWords(element, target)) {
      const inner: Locator = [
        { by: 'role', role },
        { by: 'hasText', text: { value: words } },
      ];
      if (!isUnique(inner, element, [outer.element])) continue;
      const reason = `${role} with "${words}" in ${outer.reason}`;
      yield { locator: [...outer.locator, ...inner], reason, score: outer.score - 20, element };
    }
  }
}

/** Roles of which a page has many alike, each told from the others by what it says; a cell is not: tests change what it says. */
const SAYING = new Set('listitem article paragraph row treeitem'.split(' '));

/** The target itself by words that only it holds, where nothing else names it. */
export function byOwnWords(target: Element): RankedLocator[] {
  const role = roleOf(target);
  if (!role || !SAYING.has(role) || isEditable(target) || isChangingText(target)) return [];
  for (const words of wordsInside(target)) {
    const locator: Locator = [
      { by: 'role', role },
      { by: 'hasText', text: { value: words } },
    ];
    if (isUnique(locator, target)) return [{ locator, score: 600, reasons: [`${role} with "${words}"`] }];
  }
  return [];
}

function wordsInside(element: Element): string[] {
  const parts = TELLING.flatMap((kind) => findAll(element, kind).slice(0, MOST_WORDS));
  const texts = [...parts.filter((part) => !isChangingText(part) && !firstElementOf(part)), element];
  const words = texts.map((each) => stablePart(textUpTo(each, 60))).filter((text) => text.length >= 2);
  return [...new Set(words)].slice(0, MOST_WORDS);
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
    addText(textUpTo(candidate, 60));
  };
  const addText = (text: string): void => {
    const stable = stablePart(text);
    if (stable.length >= 2 && !words.includes(stable)) words.push(stable);
  };
  for (const kind of TELLING) {
    let tries = 0;
    for (const candidate of findAll(element, kind)) {
      if (words.length >= MOST_WORDS || ++tries > MOST_TRIES) break;
      if (kind !== '*' || !firstElementOf(candidate)) add(candidate);
    }
  }
  // Bare texts: of the element itself, or beside the target.
  for (const at of [element, ...flatAncestors(target)]) {
    if (at !== element && !isWithin(element, at)) break;
    if (at !== target) addText(ownWords(at));
  }
  // Words of the target itself say nothing of where it is.
  const own = textUpTo(element, 60);
  if (stablePart(own) !== stablePart(textUpTo(target, 60))) addText(own);
  return words;
}
