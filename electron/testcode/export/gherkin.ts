/** Gherkin: a feature in words, for whoever binds them to code. */

import { createSheet, indent, type Sheet } from '../sheet.ts';
import { describeEffects } from './effectWords.ts';
import { kebabCase } from './names.ts';
import type { Exported, ExportTarget, Item, Move } from './script.ts';

export const gherkin: ExportTarget = {
  words: 'Gherkin',
  fileName: (title) => `${kebabCase(title) || 'recording'}.feature`,
  print({ title, tests }): Exported {
    const bodies = tests.map(({ items }) => printScenario(items));
    const lines = [
      `Feature: ${onOneLine(title)}`,
      ...tests.flatMap((test, index) => [
        '',
        `  Scenario: ${onOneLine(test.title)}`,
        ...indent(bodies[index]?.lines ?? [], '    '),
      ]),
    ];
    return { text: `${lines.join('\n')}\n`, left: bodies.flatMap(({ left }) => left) };
  },
};

type Keyword = 'Given' | 'When' | 'Then';

function printScenario(items: Item[]): Sheet {
  const sheet = createSheet('#');
  let last: Keyword | null = null;
  const say = (keyword: Keyword, words: string) => {
    sheet.add(`${keyword === last ? 'And' : keyword} ${onOneLine(words)}`);
    last = keyword;
  };
  const print = (item: Item) => {
    switch (item.kind) {
      case 'act': {
        const isBeginning = last === null && item.moves[0]?.kind === 'open';
        say(
          isBeginning ? 'Given' : 'When',
          `I ${lowerFirst(item.words)}${item.page === 'page' ? '' : ` in ${item.page}`}`,
        );
        sheet.add(...indent(argumentOf(item), '  '));
        for (const words of describeEffects(item.effects)) say(words.keyword, words.text);
        return;
      }
      case 'check':
        return say('Then', thenWords(item.words));
      case 'group':
        sheet.comment(item.words);
        return item.items.forEach(print);
      case 'code':
        return sheet.cannot(item.text);
    }
  };
  items.forEach(print);
  return sheet;
}

/** What the words leave out: a long text as it is, points and turns as a table. A step has one of them at most. */
function argumentOf({ words, moves }: Extract<Item, { kind: 'act' }>): string[] {
  const texts = moves.flatMap((move) => {
    if (move.kind === 'insertText') return [move.text];
    return (move.kind === 'fill' || move.kind === 'type') && move.value.kind === 'plain' ? [move.value.text] : [];
  });
  const hidden = texts.filter((text) => !onOneLine(words).includes(text));
  if (hidden.length > 0) return docString(hidden.join('\n'));
  const rows = moves.flatMap(rowsOf);
  return rows.length > 0 ? ['| what | x | y |', ...rows.map((row) => `| ${row.join(' | ')} |`)] : [];
}

function docString(text: string): string[] {
  const lines = text
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(/\p{Cs}/gu, '\ufffd').replaceAll('"""', '\\"\\"\\"'));
  return ['"""', ...lines, '"""'];
}

function rowsOf(move: Move): string[][] {
  const row = (what: string, point: { x: number; y: number } | undefined): string[][] =>
    point ? [[what, String(point.x), String(point.y)]] : [];
  switch (move.kind) {
    case 'click':
    case 'hover':
      return row('at', move.position);
    case 'drag':
      return [...row('from', move.fromPosition), ...row('to', move.toPosition)];
    case 'scroll':
      return row('to', move.to);
    case 'wheel':
      return Array.from({ length: move.times }, () => row('turn', move.delta)).flat();
    default:
      return [];
  }
}

/** `Wait for …` and `Expect …` are things that I see. */
function thenWords(words: string): string {
  const waited = /^Wait for (.*)$/s.exec(words)?.[1];
  if (waited !== undefined) return `I see ${waited}`;
  return `I ${lowerFirst(words)}`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Gherkin ends a step with its line. */
function onOneLine(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
