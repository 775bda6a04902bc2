/** All the ways to find one element, ranked: what a person sees before what a developer wrote, position last. */
import type { Locator, LocatorStep, RankedLocator } from '../../../shared/model/locator.ts';
import { boxesOf, byOwnWords, type Context, contextsOf, contextsWithin, isInUnevenRow } from './context.ts';
import { allRoots, flatAncestors, parentOrHost, queryAll } from './dom.ts';
import { labelTexts } from './label.ts';
import { indexOf, isUnique, resolve, testIdOf } from './match.ts';
import { accessibleName } from './name.ts';
import { isChangingText } from './reveal.ts';
import { roleOf } from './role.ts';
import {
  attribute,
  attributeNames,
  capitalTagOf,
  childrenOf,
  idOf,
  isEditable,
  page,
  parentElementOf,
  tagOf,
} from './safe.ts';
import { isBanned, preferredAttributes } from './settings.ts';
import { isStableToken, stableClasses, stablePart } from './stable.ts';
import { elementText, normalize, textUpTo } from './text.ts';

/** One step that may find the target, with its worth (0..1000) and the reason for it. */
type Idea = { step: LocatorStep; score: number; reason: string; isWholeOf?: Idea };

const GENERIC_ROLES = new Set([
  'generic',
  'paragraph',
  'rowgroup',
  'document',
  'application',
  'emphasis',
  'strong',
  'code',
  'group',
  'list',
  'listitem',
  'cell',
  'gridcell',
  'row',
  'img',
]);
/** What finds a control in its row is worth a little more than this. */
const IN_ROW = 650;
/** Enough choices for healing, few enough to stay quick. */
const ENOUGH = 4;

export function candidatesOf(target: Element): RankedLocator[] {
  // The ground that everything stands on: its words are everybody's.
  if (target === page.body || target === page.root)
    return [{ locator: [{ by: 'css', selector: tagOf(target) }], score: 300, reasons: ['the page itself'] }];
  const ideas = ideasOf(target).sort((one, other) => other.score - one.score);
  const found: RankedLocator[] = [];
  const unique = new Set<Idea>();
  // Unique as it may be today, which row it stands in comes first.
  const most = isInUnevenRow(target) ? IN_ROW : Number.POSITIVE_INFINITY;
  for (const idea of ideas) {
    const locator = [idea.step];
    if (found.length >= ENOUGH + 2) break;
    // What only one element holds as a part, only that one holds as a whole.
    if (!(idea.isWholeOf && unique.has(idea.isWholeOf)) && !isUnique(locator, target)) continue;
    unique.add(idea);
    const score = idea.step.by === 'testId' ? idea.score : Math.min(idea.score, most);
    found.push({ locator, score, reasons: [idea.reason, 'unique on the page'] });
  }
  if (!found.some((candidate) => candidate.score >= 700)) {
    const others = most === IN_ROW ? ideas : ideas.filter((idea) => !unique.has(idea));
    found.push(...inContext(target, others, found.length > 0));
  }
  found.sort((one, other) => other.score - one.score);
  if (found.length === 0) found.push(...byOwnWords(target), ...inRow(target), ...byPosition(target, ideas));
  else if (found.length === 1) found.push(lastResort(target));
  return found.slice(0, ENOUGH + 2);
}

/** `isFound`: it can be found without, so that contexts which cost more need not be tried. */
function inContext(target: Element, ideas: Idea[], isFound: boolean): RankedLocator[] {
  const found: RankedLocator[] = [];
  const inner = ideas.filter((idea) => idea.step.by !== 'css').slice(0, 3);
  const role = roleOf(target);
  if (role && !GENERIC_ROLES.has(role))
    inner.push({ step: { by: 'role', role }, score: 420, reason: `the only ${role} there` });
  else inner.push(...ideas.filter((idea) => idea.step.by === 'css').slice(0, 1));
  const tell = (context: Context, idea: Idea | undefined): boolean => {
    if (!idea) return false;
    const locator: Locator = [...context.locator, idea.step];
    const score = Math.round(Math.min(context.score, 0.6 * context.score + 0.4 * idea.score));
    found.push({ locator, score, reasons: [context.reason, idea.reason] });
    return found.length >= 2;
  };
  // What is not unique inside an element is not unique in anything around it.
  let telling = inner;
  const isOfUse = (element: Element): boolean => {
    telling = telling.filter((idea) => isUnique([idea.step], target, [element]));
    return telling.length > 0;
  };
  for (const context of contextsOf(target, isOfUse)) if (tell(context, telling[0])) return found;
  if (found.length > 0 || isFound) return found;
  const ideaIn = ({ element }: Context): Idea | undefined =>
    inner.find(({ step }) => isUnique([step], target, [element]));
  for (const outer of contextsOf(target, () => true))
    for (const context of contextsWithin(outer, target)) if (tell(context, ideaIn(context))) return found;
  for (const context of boxesOf(target)) if (tell(context, ideaIn(context))) return found;
  return found;
}

/** A cell that nothing tells from its neighbours, by its place in the row: what it holds is what tests change. */
function inRow(target: Element): RankedLocator[] {
  const role = roleOf(target);
  if (role !== 'cell' && role !== 'gridcell') return [];
  for (const row of flatAncestors(target)) {
    if (roleOf(row) !== 'row') continue;
    const cell: LocatorStep = { by: 'role', role };
    const index = indexOf(cell, target, row);
    if (index < 0) return [];
    const inside: Locator = [cell, { by: 'nth', index }];
    const reason = `${role} number ${index + 1} of its row`;
    const [nearest] = contextsOf(target, () => true);
    if (nearest?.element === row)
      return [{ locator: [...nearest.locator, ...inside], score: 560, reasons: [nearest.reason, reason] }];
    const any: LocatorStep = { by: 'role', role: 'row' };
    const place: Locator = [any, { by: 'nth', index: indexOf(any, row) }];
    return [{ locator: [...place, ...inside], score: 240, reasons: ['place of the row', reason] }];
  }
  return [];
}

function byPosition(target: Element, ideas: Idea[]): RankedLocator[] {
  const found = positionInContext(target, ideas);
  for (const part of ideas) {
    // Among the fewest: a whole name is held by fewer than a part of it.
    const idea = ideas.find((other) => other.isWholeOf === part) ?? part;
    const index = indexOf(idea.step, target);
    if (index < 0) continue;
    const locator: Locator = [idea.step, { by: 'nth', index }];
    found.push({
      locator,
      score: Math.round(idea.score / 4),
      reasons: [idea.reason, `number ${index + 1} of several`],
    });
    break;
  }
  found.push(lastResort(target));
  return found;
}

/** The second cell of the row of Ann, rather than the ninth cell of the page. */
function positionInContext(target: Element, ideas: Idea[]): RankedLocator[] {
  const role = roleOf(target);
  const kinds: Idea[] = role
    ? [{ step: { by: 'role', role }, score: 400, reason: role }, ...ideas.slice(0, 2)]
    : ideas.slice(0, 2);
  for (const context of contextsOf(target, () => true)) {
    for (const idea of kinds) {
      const alike = resolve([idea.step], MOST_ALIKE, [context.element]);
      const index = alike.indexOf(target);
      if (index < 0) continue;
      const locator: Locator = [...context.locator, idea.step, { by: 'nth', index }];
      const reasons = [context.reason, idea.reason, `number ${index + 1} there`];
      return [{ locator, score: Math.round(0.4 * context.score + 0.1 * idea.score), reasons }];
    }
  }
  return [];
}

/** Nobody counts further. */
const MOST_ALIKE = 20;

/** Always finds the element, for as long as nothing before it comes or goes. */
export function lastResort(target: Element): RankedLocator {
  const path = cssPath(target);
  const byPath: Locator = [{ by: 'css', selector: path ?? '' }];
  if (path && (isFromTheTop(path) || isUnique(byPath, target)))
    return { locator: byPath, score: 50, reasons: ['place in the document'] };
  const tag = CSS.escape(tagOf(target));
  const index = queryAll(tag).indexOf(target);
  return {
    locator: [
      { by: 'css', selector: tag },
      { by: 'nth', index },
    ],
    score: 20,
    reasons: [`number ${index + 1} of all ${tag}`],
  };
}

export function ideasOf(element: Element): Idea[] {
  const ideas: Idea[] = [];
  const testId = testIdOf(element);
  if (testId && testId.length < 120)
    ideas.push({ step: { by: 'testId', value: testId }, score: 1000, reason: 'test id' });
  const role = roleOf(element);
  const name = wordsOf(nameWithoutOrnament(element), element);
  if (role && name.value) {
    const score = (GENERIC_ROLES.has(role) ? 700 : 950) - name.penalty - lengthPenalty(name.value);
    const part: Idea = {
      step: { by: 'role', role, name: { value: name.value } },
      score,
      reason: `role ${role} and name`,
    };
    ideas.push(part);
    if (name.value === accessibleName(element))
      ideas.push({
        step: { by: 'role', role, name: { value: name.value, exact: true } },
        score: score - 10,
        reason: `role ${role} and exact name`,
        isWholeOf: part,
      });
  }
  for (const label of labelTexts(element)) addText(ideas, 'label', label, 930, element);
  if (!isBanned('placeholder')) addText(ideas, 'placeholder', attribute(element, 'placeholder'), 850, element);
  if (!isBanned('alt')) addText(ideas, 'alt', attribute(element, 'alt'), 840, element);
  if (!isBanned('title')) addText(ideas, 'title', attribute(element, 'title'), 780, element);
  const text = textUpTo(element, 100);
  if (text && !isField(element))
    addText(ideas, 'text', text, textScore(element, role !== null && name.value !== ''), element);
  if (role && !GENERIC_ROLES.has(role))
    ideas.push({ step: { by: 'role', role }, score: 500, reason: `the only ${role}` });
  ideas.push(...cssIdeas(element));
  return ideas;
}

/** The words of a box full of other boxes are theirs, not its own. */
function textScore(element: Element, isNamed: boolean): number {
  const isOfOthers = childrenOf(element).some(
    (child) => elementText(child) !== '' && !/^inline|^contents|^none/.test(getComputedStyle(child).display),
  );
  return isOfOthers ? 480 : isNamed ? 760 : 880;
}

/** What style sheets put around a name (a bullet, a hint on what is highlighted) comes and goes: a part of the name will do. */
function nameWithoutOrnament(element: Element): string {
  const name = accessibleName(element);
  if (name.length > LONGEST) return name;
  const own = elementText(element);
  return /[\p{L}\p{N}]/u.test(own) && name.includes(own) ? own : name;
}

function isField(element: Element): boolean {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    isEditable(element)
  );
}

function addText(
  ideas: Idea[],
  by: 'label' | 'placeholder' | 'alt' | 'title' | 'text',
  raw: string | null,
  score: number,
  element: Element,
): void {
  const words = wordsOf(raw ?? '', element);
  if (!words.value) return;
  const worth = score - words.penalty - lengthPenalty(words.value);
  const part: Idea = { step: { by, text: { value: words.value } }, score: worth, reason: by };
  ideas.push(part);
  if (words.isPart) return;
  const whole: Idea = {
    step: { by, text: { value: words.value, exact: true } },
    score: worth - 10,
    reason: `exact ${by}`,
  };
  ideas.push({ ...whole, ...(raw === words.value && { isWholeOf: part }) });
}

/** Nobody reads further to know what is meant, and no pattern should have to. */
const LONGEST = 200;
const ENOUGH_WORDS = 60;

function wordsOf(whole: string, element: Element): { value: string; penalty: number; isPart: boolean } {
  if (whole.length > LONGEST) {
    const first = stablePart(whole.slice(0, ENOUGH_WORDS).replace(/\s\S*$/, ''), isChangingText(element));
    return { value: first, penalty: 150, isPart: true };
  }
  const text = normalize(whole);
  if (isTypedByPerson(element, text)) return { value: '', penalty: 0, isPart: false };
  const value = stablePart(text, isChangingText(element));
  return { value, penalty: value === text ? 0 : 60, isPart: value !== text };
}

/** Rich text names itself by its content: what was typed is no name. */
function isTypedByPerson(element: Element, text: string): boolean {
  return isEditable(element) && elementText(element) === text;
}

function lengthPenalty(text: string): number {
  return text.length > 50 ? Math.min(300, (text.length - 50) * 3) : 0;
}

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

function cssIdeas(element: Element): Idea[] {
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
      return isWordy && !isBanned(name) && /^[a-z-]+$/.test(name) ? [[name, value]] : [];
    })
    .slice(0, MOST_DATA);
}

function isTextField(element: Element): boolean {
  return element instanceof HTMLInputElement
    ? !['radio', 'checkbox', 'submit', 'button'].includes(element.type)
    : capitalTagOf(element) === 'TEXTAREA';
}

/** Each part is the only one of its kind under the one before it, unless shadow roots put more under a host. */
function isFromTheTop(path: string): boolean {
  return path.startsWith('html > ') && allRoots().length === 1;
}

/** Longer paths say nothing to anybody. */
const DEEPEST = 40;

/** From the nearest stable id downwards by tag and position; a shadow root hangs below its host. */
function cssPath(element: Element): string | null {
  const parts: string[] = [];
  for (let at: Element | null = element; at; at = parentOrHost(at)) {
    if (at !== element && isStableToken(idOf(at))) {
      parts.unshift(`#${CSS.escape(idOf(at))}`);
      break;
    }
    if (parts.length > DEEPEST) return null;
    const tag = tagOf(at);
    const parent: Element | null = parentElementOf(at);
    const same = parent ? [...childrenOf(parent)].filter((sibling) => tagOf(sibling) === tag) : [];
    parts.unshift(same.length > 1 ? `${CSS.escape(tag)}:nth-of-type(${same.indexOf(at) + 1})` : CSS.escape(tag));
  }
  return parts.join(' > ');
}
