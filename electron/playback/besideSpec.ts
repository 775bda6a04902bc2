/** The one rule for where lies what is known of a spec beyond its code. */
import path from 'node:path';

/**
 * The file of what is known of a spec, or for baselines the folder: `.powerautomation/KIND/` in the spec's own folder, under the
 * spec's own name. So all of it moves, is committed and is removed with that folder, whichever folder a run began in.
 */
export function besideSpec(spec: string, kind: 'baselines' | 'candidates' | 'fingerprints' | 'heals'): string {
  const name = path.basename(spec);
  return path.join(path.dirname(spec), '.powerautomation', kind, kind === 'baselines' ? name : `${name}.json`);
}
