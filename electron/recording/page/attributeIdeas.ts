/** What a developer wrote into the tag: ids, attributes, classes; the element's tag in the end. */
import { queryAll } from './dom.ts';
import type { Idea } from './ideas.ts';
import { attribute, attributeNames, capitalTagOf, idOf, tagOf } from './safe.ts';
import { isBanned, preferredAttributes } from './settings.ts';
import { isStableToken, stableClasses } from './stable.ts';

const STABLE_ATTRIBUTES = [
  'name',
  'data-test',
  'data-cy',
  'data-qa',
  'data-id',
  'data-name',
  'data-action',
  'data-key',
  'data-value',
  'data-field',
  'data-type',
  'aria-controls',
  'for',
  'href',
  'type',
  'value',
  'coords',
  'src',
];

export function attributeIdeas(element: Element): Idea[] {
  const tag = CSS.escape(tagOf(element));
  const ideas: Idea[] = [];
  const add = (selector: string, score: number, reason: string): void => {
    ideas.push({ step: { by: 'css', selector }, score, reason });
  };
  for (const name of preferredAttributes()) {
    const value = attribute(element, name);
    if (value && value.length <= 120)
      add(`[${CSS.escape(name)}=${JSON.stringify(value)}]`, 980, `preferred attribute ${name}`);
  }
  if (!isBanned('id') && isStableToken(idOf(element))) add(`#${CSS.escape(idOf(element))}`, 690, 'id');
  for (const name of STABLE_ATTRIBUTES) {
    if (isBanned(name)) continue;
    const value = attribute(element, name);
    if (
      !value ||
      value.length > 80 ||
      /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) ||
      (name === 'value' && isTextField(element))
    )
      continue;
    if (!['href', 'src', 'type', 'value', 'coords'].includes(name) && !/^[\p{L}\d_.\s-]+$/u.test(value)) continue;
    if (/[0-9a-f]{8,}|\d{5,}/i.test(value) && name !== 'coords') continue;
    const score = name === 'type' || name === 'value' ? 450 : name === 'href' || name === 'src' ? 600 : 660;
    add(`${tag}[${name}="${value.replace(/["\\]/g, '\\$&')}"]`, score, `attribute ${name}`);
  }
  for (const [name, value] of ownData(element)) add(`[${name}="${value}"]`, 630, `attribute ${name}`);
  const classes = stableClasses(element).slice(0, 3);
  if (classes.length > 0 && !isBanned('class'))
    add(`${tag === 'div' ? '' : tag}.${classes.map((each) => CSS.escape(each)).join('.')}`, 480, 'class words');
  if (tag.includes('-') || queryAll(tag).length === 1) add(tag, 400, 'the only such element');
  else add(tag, 100, 'tag');
  return ideas;
}

const MOST_DATA = 3;
/** What a library or a style sheet keeps there says how an element is right now. */
const DATA_OF_STATE =
  /^data-(?:v-|s-|testid$|test$|cy$|qa$|state|status|open|active|select|check|focus|hover|press|drag|disable|expand|loading|valid|invalid|dirty|touch|highlight|orient|side|align|index|position|theme|motion|react|radix|headless|rbd|dnd|floating|popper|placement|overlay|size|width|height|x$|y$|time|date|count|src|lazy|original|scroll|visible|enter|leave|transition|anim)/;

/** Words that the page's author keeps with the element under names of his own. */
function ownData(element: Element): [string, string][] {
  return attributeNames(element)
    .filter((name) => name.startsWith('data-') && !STABLE_ATTRIBUTES.includes(name) && !DATA_OF_STATE.test(name))
    .flatMap((name): [string, string][] => {
      const value = attribute(element, name) ?? '';
      const isWordy =
        /^[\p{L}\d_. -]{2,40}$/u.test(value) && /\p{L}{2}/u.test(value) && isStableToken(value.replace(/ /g, '-'));
      const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
      return (isWordy || isDay) && !isBanned(name) && /^[a-z-]+$/.test(name) ? [[name, value]] : [];
    })
    .slice(0, MOST_DATA);
}

function isTextField(element: Element): boolean {
  return element instanceof HTMLInputElement
    ? !['radio', 'checkbox', 'submit', 'button'].includes(element.type)
    : capitalTagOf(element) === 'TEXTAREA';
}
