/** What a recording was made with, kept beside it, so that its test can be written as well when the recorder was killed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host } from '../host.ts';
import { recordingFolder } from '../recording/index.ts';

const schema = z.object({
  device: z.string().optional(),
  viewport: z.object({ width: z.number(), height: z.number() }).optional(),
  storageState: z.string().optional(),
  testIdAttribute: z.string().optional(),
});

export type Settings = {
  device?: string;
  viewport?: { width: number; height: number };
  storageState?: string;
  testIdAttribute?: string;
};

/** At once, before the first thing is done in the browser. */
export function keepSettings(host: Host, recording: string, settings: Settings): void {
  mkdirSync(recordingFolder(host, recording), { recursive: true });
  writeFileSync(fileOf(host, recording), JSON.stringify(settings));
}

export function readSettings(host: Host, recording: string): Settings {
  try {
    const { device, viewport, storageState, testIdAttribute } = schema.parse(
      JSON.parse(readFileSync(fileOf(host, recording), 'utf8')),
    );
    return {
      ...(device !== undefined && { device }),
      ...(viewport && { viewport }),
      ...(storageState !== undefined && { storageState }),
      ...(testIdAttribute !== undefined && { testIdAttribute }),
    };
  } catch {
    return {}; // The folder was cleared: the test runs with Playwright's own settings then.
  }
}

function fileOf(host: Host, recording: string): string {
  return join(recordingFolder(host, recording), 'settings.json');
}
