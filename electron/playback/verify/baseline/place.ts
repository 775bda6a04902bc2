import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { besideSpec } from '../../besideSpec.ts';

/** Where a test runs, as far as it changes what the test shows. */
export type Environment = {
  browser: string;
  platform: string;
  /** null where the window decides. */
  viewport: { width: number; height: number } | null;
  /** Pixels of the screen for one of CSS. */
  scale: number;
  /** The project of the Playwright config; empty without one. */
  project: string;
};

export const baselineFile = 'baseline.json';

/** The folder of one test's baseline in one environment, beside its spec. */
export function baselineFolder(spec: string, titles: string[], environment: Environment): string {
  return join(besideSpec(spec, 'baselines'), slug(titles.join(' ')), environmentName(environment));
}

function environmentName({ browser, platform, viewport, scale, project }: Environment): string {
  const size = viewport ? `${viewport.width}x${viewport.height}` : 'window';
  const parts = [browser, platform, size + (scale === 1 ? '' : `@${scale}x`)].join('-');
  return project === '' || project === browser ? parts : `${slug(project)}-${parts}`;
}

/** A name for a file or folder: readable, unique for each text, and legal on every system. */
export function slug(text: string): string {
  const words = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const readable = [...words.replace(/^-|-$/g, '')].slice(0, 40).join('').replace(/-$/, '');
  // The text itself may be its name: then it needs nothing more to be unique.
  if (readable === text && text !== '' && !/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(text)) return text;
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 6);
  return readable === '' ? mark : `${readable}-${mark}`;
}
