/** The throw-away profile of a recording's browser, and those that killed recorders left behind. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../host.ts';
import { makeFolder } from '../files.ts';

/** Makes the folder; it is named after the recording, which tells later whether anybody still uses it. @throws RecordingError NO_PLACE */
export function createProfile(host: Host, recording: string): Promise<string> {
  return makeFolder(join(profilesFolder(host), recording));
}

export async function removeProfile(profile: string): Promise<void> {
  // A helper process of the browser may still write; what is left then, the next recording removes.
  await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
}

/** Removes the profiles of recordings that nobody records any more. */
export async function removeStaleProfiles(host: Host, isRecording: (recording: string) => boolean): Promise<void> {
  const names = await readdir(profilesFolder(host)).catch(() => []); // Nobody has recorded yet.
  for (const name of names) if (!isRecording(name)) await removeProfile(join(profilesFolder(host), name));
}

function profilesFolder(host: Host): string {
  return join(host.dataDir, 'profiles');
}
