/** Describes a target in the moment of the event: how to find it again, and what it looked like. */

import type { TargetRef } from '../../../shared/model/event.ts';
import type { RankedLocator } from '../../../shared/model/locator.ts';
import type { Description, Fingerprint } from '../../../shared/model/target.ts';
import { attempt } from './attempt.ts';
import { candidatesOf, lastResort } from './candidates.ts';
import { flatAncestors } from './dom.ts';
import { labelTexts } from './label.ts';
import { accessibleName } from './name.ts';
import { roleOf } from './role.ts';
import { attribute, boxOf, childrenOf, isEditable, parentElementOf, tagOf } from './safe.ts';
import { isStableToken, stableClasses } from './stable.ts';
import { shortText, textUpTo } from './text.ts';

export function describe(element: Element): Description {
  return {
    locators: attempt(
      () => candidatesOf(element),
      () => [
        attempt(
          () => lastResort(element),
          () => byTag(element),
        ),
      ],
    ),
    words: attempt(
      () => wordsFor(element),
      () => tagOf(element),
    ),
    fingerprint: attempt(
      () => fingerprintOf(element),
      () => bareFingerprint(element),
    ),
  };
}

const numbers = new WeakMap<Element, number>();
/** How an element looked when it was described; what it is called may have changed since. */
const looks = new WeakMap<Element, string>();
let lastNumber = 0;

/** A fresh description: for presses, where the page may have changed since the last look. */
export function describeNow(element: Element): TargetRef {
  const ref = numbers.get(element) ?? ++lastNumber;
  numbers.set(element, ref);
  looks.set(element, lookOf(element));
  return { ref, description: describe(element) };
}

/** By number only where the element was described before: for the many events of one field. */
export function refer(element: Element): TargetRef {
  const ref = numbers.get(element);
  return ref === undefined || looks.get(element) !== lookOf(element) ? describeNow(element) : { ref };
}

function lookOf(element: Element): string {
  return ['class', 'id', 'name', 'aria-label', 'role'].map((name) => attribute(element, name) ?? '').join('\n');
}

function wordsFor(element: Element): string {
  const role = roleOf(element) ?? (tagOf(element) === 'input' ? 'field' : tagOf(element));
  const name =
    accessibleName(element) ||
    labelTexts(element)[0] ||
    attribute(element, 'placeholder') ||
    (isEditable(element) ? '' : shortText(element, 60));
  return name ? `${role} "${shorten(name, 60)}"` : role;
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** What is left when the page makes everything else fail. */
function byTag(element: Element): RankedLocator {
  return { locator: [{ by: 'css', selector: CSS.escape(tagOf(element)) }], score: 0, reasons: ['tag'] };
}

function bareFingerprint(element: Element): Fingerprint {
  return {
    tag: tagOf(element),
    attributes: {},
    neighbours: [],
    ancestors: [],
    box: { x: 0, y: 0, width: 0, height: 0 },
  };
}

function siblingsOf(element: Element): Iterable<Element> {
  const parent = parentElementOf(element);
  return parent ? childrenOf(parent) : [];
}

const REMEMBERED = [
  'id',
  'name',
  'type',
  'href',
  'alt',
  'title',
  'placeholder',
  'aria-label',
  'data-testid',
  'autocomplete',
  'role',
  'for',
];
const CONTEXT_ROLES = new Set([
  'row',
  'listitem',
  'article',
  'dialog',
  'region',
  'form',
  'group',
  'navigation',
  'tabpanel',
]);

function fingerprintOf(element: Element): Fingerprint {
  const box = boxOf(element);
  const role = roleOf(element);
  const name = accessibleName(element);
  const label = labelTexts(element)[0];
  const text = isEditable(element) ? '' : shortText(element, 120);
  const context = contextOf(element);
  return {
    tag: tagOf(element),
    ...(role && { role }),
    ...(name && { name: shorten(name, 120) }),
    ...(label && { label: shorten(label, 120) }),
    ...(text && { text }),
    attributes: attributesOf(element),
    ...(context && { context }),
    neighbours: neighboursOf(element),
    ancestors: [...flatAncestors(element)]
      .slice(1, 5)
      .map((at) => [tagOf(at), ...stableClasses(at).slice(0, 2)].join('.')),
    box: {
      x: Math.round(box.x + scrollX),
      y: Math.round(box.y + scrollY),
      width: Math.round(box.width),
      height: Math.round(box.height),
    },
  };
}

function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of REMEMBERED) {
    const value = attribute(element, name);
    if (value && value.length <= 200 && (name !== 'id' || isStableToken(value))) attributes[name] = value;
  }
  const classes = stableClasses(element);
  if (classes.length > 0) attributes.class = classes.slice(0, 6).join(' ');
  return attributes;
}

function contextOf(element: Element): { role: string; name: string } | undefined {
  for (const at of flatAncestors(element)) {
    if (at === element) continue;
    const role = roleOf(at);
    if (role && CONTEXT_ROLES.has(role)) return { role, name: shorten(accessibleName(at) || shortText(at, 80), 80) };
  }
  return undefined;
}

function neighboursOf(element: Element): string[] {
  const texts: string[] = [];
  for (const sibling of siblingsOf(element)) {
    if (sibling === element || texts.length >= 4) continue;
    const text = textUpTo(sibling, 60);
    if (text) texts.push(text);
  }
  return texts;
}
