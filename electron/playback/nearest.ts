import type { Locator } from '../../shared/model/locator.ts';
import type { Candidate } from '../../shared/model/run.ts';
import { printLocator } from '../testcode/index.ts';
import { locatorWords } from './locatorWords.ts';
import { type AriaElement, readAria } from './readAria.ts';

type Miss = { locator: string; found: number; aria: string; testIds: string[] };

/** What the last part of a locator asks for. */
type Wanted = { by: 'role' | 'text' | 'label' | 'placeholder' | 'testId'; role: string | null; name: string };

const most = 3;
const leastLikeness = 0.4;

/**
 * What a locator that found nothing, or too much, may have meant: the elements on the page whose role and name are most like
 * those that it asks for. Locators by CSS ask for neither, and get none.
 */
export function nearest({ locator, found, aria, testIds }: Miss): Candidate[] {
  const wanted = wantedBy(locator);
  // Of several that are the same, no other is nearer.
  if (!wanted || found > 1) return [];
  const ranked = wanted.by === 'testId' ? rankTestIds(wanted, testIds) : rankElements(wanted, readAria(aria));
  const seen = new Set<string>();
  return ranked
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ as, likeness }) => {
      const printed = printLocator(as);
      return { locator: printed, words: locatorWords(printed), likeness: Math.round(likeness * 100) / 100 };
    })
    .filter(({ locator: printed }) => !seen.has(printed) && seen.add(printed))
    .slice(0, most);
}

type Ranked = { as: Locator; likeness: number };

function rankTestIds({ name }: Wanted, testIds: string[]): Ranked[] {
  return testIds.map((value) => ({ as: [{ by: 'testId', value }], likeness: alike(name, value) }));
}

function rankElements(wanted: Wanted, elements: AriaElement[]): Ranked[] {
  return elements.map((element) => {
    const { role, name, placeholder } = element;
    const isByPlaceholder = wanted.by === 'placeholder' && placeholder !== undefined;
    const likeness = alike(wanted.name, isByPlaceholder ? placeholder : name) * kinship(wanted, element);
    return {
      as: isByPlaceholder ? [{ by: 'placeholder', text: { value: placeholder } }] : asLocator(role, name),
      likeness,
    };
  });
}

function asLocator(role: string, name: string): Locator {
  return role === 'text' || role === 'paragraph' || role === 'generic'
    ? [{ by: 'text', text: { value: name } }]
    : [{ by: 'role', role, name: { value: name } }];
}

/** Roles that do the same for a person, and that pages often exchange for each other. */
const kin: readonly string[][] = [
  ['button', 'link', 'menuitem', 'tab', 'option', 'switch', 'checkbox', 'radio'],
  ['textbox', 'searchbox', 'combobox', 'spinbutton', 'slider'],
  ['heading', 'text', 'paragraph', 'generic', 'listitem', 'cell', 'status', 'alert', 'strong'],
];

function kinship({ by, role }: Wanted, { role: other }: AriaElement): number {
  if (by === 'label') return kin[1]?.includes(other) || other === 'checkbox' || other === 'radio' ? 1 : 0.6;
  if (role === null || role === other) return 1;
  return kin.some((roles) => roles.includes(role) && roles.includes(other)) ? 0.85 : 0.6;
}

/** 0 to 1 by the pairs of letters that both have (Dice's coefficient), whatever their case and spaces. */
function alike(one: string, other: string): number {
  const a = pairs(one);
  const b = pairs(other);
  if (a.length === 0 || b.length === 0) return one.trim().toLowerCase() === other.trim().toLowerCase() ? 1 : 0;
  const left = [...b];
  let common = 0;
  for (const pair of a) {
    const index = left.indexOf(pair);
    if (index === -1) continue;
    left.splice(index, 1);
    common++;
  }
  return (2 * common) / (a.length + b.length);
}

function pairs(text: string): string[] {
  // Long texts are alike or not by how they begin; comparing whole articles would take its time.
  const letters = [...` ${text.trim().toLowerCase().replace(/\s+/g, ' ')} `].slice(0, 120);
  return letters.length <= 2 ? [] : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

const text = String.raw`'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|\/((?:\\.|[^/\\])+)\/\w*`;
const lastPart = new RegExp(
  String.raw`(?:^|\.)getBy(\w+)\((?:${text})(?:, \{[^}]*?\bname: (?:${text}))?[^()]*\)(?:\.(?:first|last|nth)\(\d*\))?$`,
);

function wantedBy(locator: string): Wanted | null {
  const match = lastPart.exec(locator);
  if (!match) return null;
  const [, method = ''] = match;
  const [first, second] = [match.slice(2, 5), match.slice(5, 8)].map((group) => {
    const found = group.find((one) => one !== undefined);
    return found?.replace(/\\(.)/g, '$1') ?? null;
  });
  switch (method) {
    case 'Role':
      return second ? { by: 'role', role: first ?? null, name: second } : null;
    case 'Text':
    case 'AltText':
    case 'Title':
      return { by: 'text', role: null, name: first ?? '' };
    case 'Label':
      return { by: 'label', role: null, name: first ?? '' };
    case 'Placeholder':
      return { by: 'placeholder', role: null, name: first ?? '' };
    case 'TestId':
      return { by: 'testId', role: null, name: first ?? '' };
    default:
      return null;
  }
}
