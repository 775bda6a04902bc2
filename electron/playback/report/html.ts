import { relative, sep } from 'node:path';
import { type StringKey, strings } from './strings.ts';

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A word of the report itself; the script in it puts the other language in. */
export function say(key: StringKey): string {
  return `<span data-say="${key}">${strings.en[key]}</span>`;
}

/** An address to a file from a page in `folder`, so that both can be moved together. */
export function linkFrom(folder: string): (path: string) => string {
  return (path) => escapeHtml(relative(folder, path).split(sep).map(encodeURIComponent).join('/'));
}

export function when(at: number): string {
  const text = `${new Date(at).toISOString().replace('T', ' ').slice(0, 19)} UTC`;
  return `<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}
