/** The public relocation data: pairs of one element before and after months, with everything that stood on the newer page. For tuning and judging only. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Fingerprint } from '../../shared/model/target.ts';

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? '');

const element = z.object({
  tag: z.string(),
  id: text,
  name: text,
  classList: z.array(z.string()),
  href: text,
  alt: text,
  xpath: z.string(),
  idxpath: z.string(),
  isButton: z.boolean(),
  location: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  area: z.number(),
  shape: z.number(),
  visibleText: z.array(z.string()),
  neighborText: z.array(z.string()),
});
const site = z.object({
  site: z.string(),
  months: z.number(),
  pairs: z.array(z.object({ old: element, new: z.number() })),
  candidates: z.array(element),
});

export type RelocatedElement = z.infer<typeof element>;
export type Site = z.infer<typeof site>;

/** Every site in the folder, by name. */
export function readSites(folder: string): Site[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json.gz'));
  if (files.length === 0)
    throw new Error(`No relocation data (*.json.gz) in ${folder}: name the folder that holds it.`);
  return files
    .sort()
    .map((file) => site.parse(JSON.parse(gunzipSync(readFileSync(path.join(folder, file))).toString('utf8'))));
}

/** As our own recorder would have described it, as far as the data go: no roles, no labels, no context. */
export function fingerprintOf(element: RelocatedElement): Fingerprint {
  const text = element.visibleText.join(' ');
  const anchor = /^\/\/\*\[@id='([^']*)'\](.*)$/.exec(element.idxpath);
  const { x, y, width, height } = element.location;
  const tag = element.tag.toLowerCase();
  return {
    tag,
    ...(text && { text }),
    attributes: {
      ...(element.id && { id: element.id }),
      // Types are not in the data, but which inputs are buttons is.
      ...(tag === 'input' && element.isButton && { type: 'submit' }),
      ...(element.name && { name: element.name }),
      ...(element.href && { href: element.href }),
      ...(element.alt && { alt: element.alt }),
      ...(element.classList.length > 0 && { class: element.classList.join(' ') }),
    },
    neighbours: [element.neighborText.join(' ')],
    ancestors: [],
    path: element.xpath.toLowerCase().replace(/^\//, ''),
    ...(anchor && { anchor: { id: anchor[1] ?? '', below: (anchor[2] ?? '').split('/').filter(Boolean).length } }),
    box: { x, y, width, height },
  };
}

/**
 * Whether the pair itself is doubtful: another element of the newer page agrees with the old one in at least two of id, address, name and words, the
 * one that the data call right in none. (Languages that changed places by size are paired by place in one site.)
 */
export function isDisputed(
  old: RelocatedElement,
  truth: RelocatedElement,
  candidates: readonly RelocatedElement[],
): boolean {
  const agreements = (other: RelocatedElement): number =>
    [
      old.id !== '' && old.id === other.id,
      old.href !== '' && old.href === other.href,
      old.name !== '' && old.name === other.name,
      old.visibleText.length > 0 && old.visibleText.join(' ') === other.visibleText.join(' '),
    ].filter(Boolean).length;
  return agreements(truth) === 0 && candidates.some((other) => agreements(other) >= 2 && other.tag === old.tag);
}
