/** What a killed recorder left behind, held against what it had told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionsOf } from '../../../electron/recording/index.ts';
import { openStorage } from '../../../electron/storage/index.ts';
import { printBody } from '../../../electron/testcode/index.ts';
import type { Action, Step } from '../../../shared/model/action.ts';
import { type Killed, run } from './killRecorder.ts';

/** Later events may still have changed so many of the last actions. */
const UNSETTLED = 3;

export type Found = { state: string; events: number; gaps: number[]; lost: Action[]; generated: string | null };

export async function inspect(home: string, folder: string, { id, told }: Killed): Promise<Found> {
  const file = join(folder, `${id}.spec.ts`);
  const stored = look(home, id);
  const { code, err } = await run(home, folder, ['recordings', 'generate', id, '-o', file]);
  if (code !== 0) throw new Error(`generate exited with ${code}: ${err}`);
  const spec = readFileSync(file, 'utf8');
  const statements = printBody(stored.actions).flatMap((each) => each.split('\n'));
  const isWhole = spec.includes(statements.map((line) => `  ${line}\n`).join(''));
  const lost = told.filter((action, index) => !isKept(action, stored.actions[index], index >= told.length - UNSETTLED));
  return { ...stored, lost, generated: isWhole ? spec : null };
}

function look(home: string, id: string) {
  using storage = openStorage({
    host: { dataDir: home, cwd: home, env: {}, now: Date.now },
    notice: (message) => {
      throw new Error(message);
    },
  });
  const numbers = Array.from(storage.recordings.events(id), ({ seq }) => seq);
  return {
    state: storage.recordings.get(id).state,
    events: numbers.length,
    gaps: numbers.filter((seq, index) => seq !== index + 1),
    actions: actionsOf(storage.recordings, id),
  };
}

function isKept(told: Action, kept: Action | undefined, mayHaveGrown: boolean): boolean {
  if (!kept) return false;
  if (JSON.stringify(told) === JSON.stringify(kept)) return true;
  return mayHaveGrown && hasGrown(told.step, kept.step);
}

/** More was typed, or a click became the beginning of it. */
function hasGrown(told: Step, kept: Step): boolean {
  if (!('target' in told && 'target' in kept) || told.target?.words !== kept.target?.words) return false;
  if (told.kind === 'click') return kept.kind === 'click' || kept.kind === 'fill';
  if (told.kind !== 'fill' || kept.kind !== 'fill') return false;
  return told.value.kind === 'plain' && kept.value.kind === 'plain' && kept.value.text.startsWith(told.value.text);
}
