import { relative, sep } from 'node:path';
import type { StepStory } from '../foldRun.ts';
import { stepInChinese } from './stepInChinese.ts';
import { type StringKey, strings } from './strings.ts';

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A word of the report itself; the script in it puts the other language in. */
export function say(key: StringKey): string {
  return `<span data-say="${key}">${strings.en[key]}</span>`;
}

/** The words of a step, in both languages; a group's are the test's own. */
export function titleHtml({ title, does }: Pick<StepStory, 'title' | 'does'>): string {
  return inBothHtml(title, does === 'action' || does === 'check' ? stepInChinese(title) : null);
}

/** Words in both languages, of which the script shows one; null where there are none but these. */
export function inBothHtml(english: string, chinese: string | null): string {
  return chinese === null
    ? escapeHtml(english)
    : `<span data-en="${escapeHtml(english)}" data-zh="${escapeHtml(chinese)}">${escapeHtml(english)}</span>`;
}

/** An address to a file from a page in `folder`, so that both can be moved together. */
export function linkFrom(folder: string): (path: string) => string {
  return (path) => escapeHtml(relative(folder, path).split(sep).map(encodeURIComponent).join('/'));
}

export function when(at: number): string {
  const text = `${new Date(at).toISOString().replace('T', ' ').slice(0, 19)} UTC`;
  return `<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}
