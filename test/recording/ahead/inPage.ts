/** Bundled into pages under test, before anything else: the whole recorder, and what it would say of a press now. */
import '../../../electron/recording/page/main.ts';
import { isAhead } from '../../../electron/recording/page/ahead.ts';
import { deepElementFromPoint } from '../../../electron/recording/page/dom.ts';
import { describeUnhovered } from '../../../electron/recording/page/hover.ts';
import { forget } from '../../../electron/recording/page/remember.ts';
import { retarget } from '../../../electron/recording/page/retarget.ts';
import type { Description } from '../../../shared/model/target.ts';

export const ahead = {
  isAhead,
  /** Of what lies under this point (CSS px), looked at anew. */
  describeAt(x: number, y: number): Description | null {
    forget();
    const hit = deepElementFromPoint(x, y);
    return hit && describeUnhovered(retarget(hit));
  },
};

Object.assign(globalThis, { ahead });
