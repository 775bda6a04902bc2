import type { Caller } from '../../security/index.ts';
import { acceptHeals, chooseHeals, pendingHeals, rejectHeals } from '../heals.ts';
import type { Parts } from '../parts.ts';
import { reach } from '../reach.ts';
import type { Implementer } from './index.ts';

export function healsRouter(os: Implementer['heals'], parts: Parts) {
  /** What was played elsewhere is not changed from here by anybody but the person at this machine. */
  async function chosen(caller: Caller, numbers: readonly number[]) {
    const heals = chooseHeals(parts.storage(), numbers);
    for (const { file, spec } of heals) for (const path of [file, spec]) await reach(parts.workspace, caller, path);
    return heals;
  }

  return {
    list: os.list.handler(() => pendingHeals(parts.storage())),
    accept: os.accept.handler(async ({ input, context: { caller } }) =>
      acceptHeals(await chosen(caller, input.numbers)),
    ),
    reject: os.reject.handler(async ({ input, context: { caller } }) =>
      rejectHeals(await chosen(caller, input.numbers)),
    ),
  };
}
