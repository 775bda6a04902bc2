/** Called from the last line of a replayed spec: writes the state that the replay ended in. */
import { readFile, writeFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright';
import { type State, stateWithin } from './state.ts';

export type Expectation = { state: State; probe: string | null };

export const leaveState = async (
  context: BrowserContext,
  expectationFile: string,
  stateFile: string,
): Promise<void> => {
  const { state, probe } = JSON.parse(await readFile(expectationFile, 'utf8')) as Expectation;
  await writeFile(stateFile, JSON.stringify(await stateWithin(context, probe ?? undefined, state, 5_000)));
};
