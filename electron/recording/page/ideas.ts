/** What alone may find an element: its role and name, its label, its words, its attributes. */
import type { LocatorStep } from '../../../shared/model/locator.ts';
import { attributeIdeas } from './attributeIdeas.ts';
import { labelTexts } from './label.ts';
import { testIdOf } from './match.ts';
import { accessibleName } from './name.ts';
import { isChangingText } from './reveal.ts';
import { roleOf } from './role.ts';
import { attribute, childrenOf, isEditable } from './safe.ts';
import { isBanned } from './settings.ts';
import { stablePart } from './stable.ts';
import { elementText, normalize, textUpTo } from './text.ts';

/** One step that may find the target, with its worth (0..1000) and the reason for it. */
export type Idea = { step: LocatorStep; score: number; reason: string; isWholeOf?: Idea };

/** Many elements have them. */
export const GENERIC_ROLES = new Set([
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
/** The best are not the first ones. */
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
      score: score - shortness(name.value),
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
  ideas.push(...attributeIdeas(element));
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
  const part: Idea = {
    step: { by, text: { value: words.value } },
    score: worth - shortness(words.value),
    reason: by,
  };
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

/** Of one or two characters as a part of others there will soon be more: exactly them is meant. */
function shortness(text: string): number {
  return text.length <= 2 && !/\p{Script=Han}/u.test(text) ? 20 : 0;
}

function lengthPenalty(text: string): number {
  return text.length > 50 ? Math.min(300, (text.length - 50) * 3) : 0;
}
