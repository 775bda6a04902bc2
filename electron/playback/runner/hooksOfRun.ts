/** Which hooks a run wants, by its environment. Each is loaded only where it is wanted: it costs every worker some time. */
import type { Hooks } from './instrument.ts';
import {
  candidatesVariable,
  controlVariable,
  evidenceVariable,
  fastVariable,
  healVariable,
  momentsVariable,
  verifyVariable,
  workerVariable,
} from './protocol.ts';
import { openWorkerChannel } from './workerChannel.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** From the outermost to the innermost. */
export async function hooksOfRun(env: Environment): Promise<Hooks[]> {
  const ears = env[workerVariable];
  const found: Hooks[] = [];
  // Before all others, so that a call has not begun for any of them while it waits.
  const control = env[controlVariable];
  if (control) found.push((await import('./control/steer.ts')).steer(JSON.parse(control), openWorkerChannel(ears)));
  // Then a page is looked at around all that others do.
  const order = env[verifyVariable];
  if (order) found.push((await import('../verify/worker/hooks.ts')).verifyHooks(JSON.parse(order), env));
  const moments = env[momentsVariable];
  if (moments) found.push((await import('./moments.ts')).createMoments(moments, env));
  if (env[fastVariable]) found.push(await (await import('./fastActions.ts')).fastActions());
  const healing = env[healVariable];
  if (healing) found.push((await import('./healing/hooks.ts')).healHooks(JSON.parse(healing), ears, env));
  const unranked = env[candidatesVariable];
  if (unranked) found.push((await import('../candidates/hooks.ts')).candidateHooks(JSON.parse(unranked)));
  // Last, and so the innermost: each call that it sees is one step of Playwright.
  const sights = env[evidenceVariable];
  if (sights) found.push((await import('./evidence/evidence.ts')).createEvidence(JSON.parse(sights), ears, env));
  return found;
}
