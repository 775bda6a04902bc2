import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PlaybackError } from '../errors.ts';
import { type VerifySettings, verifySettings } from './record.ts';

/** Other parts of the file are other rooms' business. */
const file = z.looseObject({ verify: verifySettings.optional() });

/**
 * The `verify` section of the nearest `.powerautomation/settings.json` at or above a folder, or what holds without one. Throws
 * SETTINGS_INVALID for a file that says something else.
 */
export async function readVerifySettings(folder: string): Promise<VerifySettings> {
  const path = join(folder, '.powerautomation', 'settings.json');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw invalid(path, String(error), error);
  });
  if (text !== null) return parse(text, path);
  return folder === dirname(folder) ? verifySettings.parse({}) : await readVerifySettings(dirname(folder));
}

function parse(text: string, path: string): VerifySettings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(path, 'it is no JSON', cause);
  }
  const { data, error } = file.safeParse(value);
  if (error) {
    const [issue] = error.issues;
    throw invalid(path, `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`, error);
  }
  return data.verify ?? verifySettings.parse({});
}

function invalid(path: string, why: string, cause: unknown): PlaybackError {
  return new PlaybackError('SETTINGS_INVALID', `${path} cannot be used (${why}). Mend it, and play again.`, { cause });
}
