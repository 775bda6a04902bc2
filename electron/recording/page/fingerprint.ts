/** What is remembered of an element beyond its locators. Never what stands in a field. */
import type { Fingerprint } from '../../../shared/model/target.ts';
import { flatAncestors, parentOrHost } from './dom.ts';
import { labelTexts } from './label.ts';
import { accessibleName } from './name.ts';
import { anchorOf, pathOf } from './place.ts';
import { isField, publicText } from './publicText.ts';
import { remembered } from './remember.ts';
import { roleOf } from './role.ts';
import {
  attribute,
  attributeNames,
  boxOf,
  find,
  isEditable,
  nextElementOf,
  previousElementOf,
  tagOf,
  textIn,
} from './safe.ts';
import { testIdAttribute } from './settings.ts';
import { isStableToken, stableClasses } from './stable.ts';
import { normalize } from './text.ts';

const REMEMBERED = new Set([
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
]);
/** A label around a field says what stands in the field as well. */
function publicLabel(element: Element): string | undefined {
  const label = labelTexts(element)[0];
  const own = isField(element) ? normalize(textIn(element) ?? '') : '';
  return own === '' ? label : label?.replace(own, '').trim();
}

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

export function fingerprintOf(element: Element): Fingerprint {
  const role = roleOf(element);
  const name = publicName(element);
  const label = publicLabel(element);
  const text = publicText(element, 120);
  const context = contextOf(element);
  const around = aroundOf(element);
  const anchor = anchorOf(element);
  return {
    tag: tagOf(element),
    ...(role && { role }),
    ...(name && { name: shorten(name, 120) }),
    ...(label && { label: shorten(label, 120) }),
    ...(text && { text }),
    attributes: attributesOf(element),
    ...(context && { context }),
    ...(around && { around }),
    neighbours: neighboursOf(element),
    ancestors: [...flatAncestors(element)]
      .slice(1, 5)
      .map((at) => [tagOf(at), ...stableClasses(at).slice(0, 2)].join('.')),
    path: pathOf(element),
    ...(anchor && { anchor }),
    box: placeOnPage(element),
  };
}

/** What can be had at once: enough to tell whether a closer look is worth while. */
export function roughFingerprintOf(element: Element): Fingerprint {
  const text = publicText(element, 120);
  const anchor = anchorOf(element);
  return {
    tag: tagOf(element),
    ...(text && { text }),
    attributes: attributesOf(element),
    neighbours: [],
    ancestors: [],
    path: pathOf(element),
    ...(anchor && { anchor }),
    box: placeOnPage(element),
  };
}

function placeOnPage(element: Element): Fingerprint['box'] {
  const box = boxOf(element);
  return {
    x: Math.round(box.x + scrollX),
    y: Math.round(box.y + scrollY),
    width: Math.round(box.width),
    height: Math.round(box.height),
  };
}

export function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

const FIELDS_INSIDE = 'input,textarea,select,[contenteditable]';

/** Names are made of values too where fields stand inside: then the text without them has to do. */
function publicName(element: Element): string {
  return isEditable(element) || find(element, FIELDS_INSIDE) ? publicText(element, 120) : accessibleName(element);
}

function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of attributeNames(element)) {
    if (!REMEMBERED.has(name)) continue;
    const value = attribute(element, name);
    if (!value || value.length > 200 || (name === 'id' && !isStableToken(value))) continue;
    // A query may hold a token, and is not compared.
    attributes[name] = name === 'href' ? value.replace(/\?.*$/, '') : value;
  }
  // Wherever tests look for test ids, it is remembered as one.
  const testId = attribute(element, testIdAttribute());
  if (testId && testId.length <= 200) attributes['data-testid'] = testId;
  const classes = stableClasses(element);
  if (classes.length > 0) attributes.class = classes.slice(0, 6).join(' ');
  return attributes;
}

function contextOf(element: Element): { role: string; name: string } | undefined {
  for (const at of flatAncestors(element)) {
    if (at === element) continue;
    const role = roleOf(at);
    if (role && CONTEXT_ROLES.has(role)) return { role, name: shorten(publicName(at) || publicText(at, 80), 80) };
  }
  return undefined;
}

/** A card, a row, a line of a form: what is longer is a part of the page, and says nothing of what is in it. */
const MOST_AROUND = 160;

/** Many candidates of one list have the same around them. */
const textAround = remembered((element: Element) => publicText(element, MOST_AROUND));

function aroundOf(element: Element): string {
  const own = publicText(element, MOST_AROUND);
  for (const at of flatAncestors(element)) {
    const text = at === element ? own : textAround(at);
    if (text.length >= MOST_AROUND) return '';
    const rest = text.replace(own, '').trim();
    if (rest !== '') return rest;
  }
  return '';
}

const MOST_NEIGHBOURS = 4;
const MOST_LOOKED_AT = 6;

/** Texts beside it, the nearest first; where it stands alone in its parent, beside that. */
function neighboursOf(element: Element): string[] {
  for (let at: Element | null = element, level = 0; at && level < 3; at = parentOrHost(at), level++) {
    const texts = textsBeside(at);
    if (texts.length > 0) return texts;
  }
  return [];
}

function textsBeside(element: Element): string[] {
  const texts: string[] = [];
  let [before, after] = [previousElementOf(element), nextElementOf(element)];
  for (let looked = 0; looked < MOST_LOOKED_AT && (before || after) && texts.length < MOST_NEIGHBOURS; looked++) {
    for (const sibling of [before, after]) {
      const text = sibling && !isField(sibling) ? publicText(sibling, 60) : '';
      if (text && texts.length < MOST_NEIGHBOURS) texts.push(text);
    }
    before = before && previousElementOf(before);
    after = after && nextElementOf(after);
  }
  return texts;
}
