/** All the ways to find one element, ranked: what a person sees before what a developer wrote, position last. */
import type { Locator, LocatorStep, RankedLocator } from '../../../shared/model/locator.ts';
import { boxesOf, byOwnWords, type Context, contextsOf, contextsWithin, isInUnevenRow } from './context.ts';
import { allRoots, flatAncestors, parentOrHost, queryAll } from './dom.ts';
import { GENERIC_ROLES, type Idea, ideasOf } from './ideas.ts';
import { indexOf, isUnique, resolve } from './match.ts';
import { roleOf } from './role.ts';
import { childrenOf, idOf, page, parentElementOf, tagOf } from './safe.ts';
import { isStableToken } from './stable.ts';

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
