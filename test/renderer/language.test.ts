import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { languageOf } from '../../renderer/i18n/language.ts';
import { zhCN } from '../../renderer/i18n/zhCN.ts';

const face = path.join(import.meta.dirname, '..', '..', 'renderer');

function sources(): string {
  return readdirSync(face, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/^(dist|i18n)\b/.test(file))
    .map((file) => readFileSync(path.join(face, file), 'utf8'))
    .join('\n');
}

const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

test('both languages have the same keys, in the same order', () => {
  expect(Object.keys(zhCN)).toEqual(Object.keys(en));
});

test('a translation fills in the same values', () => {
  const differing = Object.entries(en).filter(
    ([key, text]) => String(placeholders(text)) !== String(placeholders(zhCN[key as keyof typeof en])),
  );
  expect(differing).toEqual([]);
});

test('every Chinese text is Chinese, every English one is not', () => {
  const han = /\p{Script=Han}/u;
  expect(Object.entries(zhCN).filter(([, text]) => !han.test(text))).toEqual([]);
  // The palette names each language in its own words.
  expect(Object.entries(en).filter(([key, text]) => key !== 'command.language' && han.test(text))).toEqual([]);
});

test('no key is left that nobody says', () => {
  const source = sources();
  // Some are put together: `recordings.${state}`.
  const composed = [...source.matchAll(/t\(`([\w.]+\.)\$\{/g)].map(([, start]) => start ?? '');
  const unused = Object.keys(en).filter(
    (key) => !source.includes(`'${key}'`) && !composed.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

describe('the language is', () => {
  test.each([
    ['auto', ['zh-Hans-CN', 'en'], 'zh-CN'],
    ['auto', ['de', 'zh'], 'zh-CN'],
    ['auto', ['en-GB', 'zh-CN'], 'en'],
    ['auto', ['fr'], 'en'],
    ['zh-CN', ['en'], 'zh-CN'],
    ['en', ['zh-CN'], 'en'],
  ] as const)('for the wish %s and the system %s: %s', (wanted, system, expected) => {
    expect(languageOf(wanted, system)).toBe(expected);
  });
});
