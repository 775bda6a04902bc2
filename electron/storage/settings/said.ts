/** What settings files say, setting by setting. Pure. */
import type { z } from 'zod';
import { type Settings, type SettingsState, settings } from '../../../shared/contract/settings.ts';

/** Only what is said, each value good for its setting. */
export type Said = SettingsState['said']['user'];

/** Each setting that a file says well; of one that it says badly, what it said before. */
export function said(content: unknown, shape: Readonly<Record<string, z.ZodType>>, before: Said): Said {
  const file =
    typeof content === 'object' && content !== null && !Array.isArray(content)
      ? (content as Record<string, unknown>)
      : {};
  const result: Said = {};
  for (const [key, schema] of Object.entries(shape)) {
    if (!Object.hasOwn(file, key)) continue;
    const read = schema.safeParse(file[key]);
    const value = read.success ? (read.data as Said[string]) : before[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
}

/** The workspace counts more than the person. */
export const joined = (user: Said, workspace: Said): Said => ({ ...user, ...workspace });

/** Whole, with the defaults of what nobody says. */
export function settle(values: Said): Settings {
  const entries = Object.entries(settings.shape).map(([key, schema]) => {
    const read = schema.safeParse(values[key]);
    return [key, read.success ? read.data : schema.parse(undefined)];
  });
  return settings.parse(Object.fromEntries(entries));
}
