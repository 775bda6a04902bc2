/** Runs specs on Playwright Test, tells each step as it happens, and leaves a report. */
export { createDescriber } from './describeEvent.ts';
export { PlaybackError } from './errors.ts';
export { createPlayer, type Player, type PlayerNeeds } from './player.ts';
export type { PlayOptions } from './playOptions.ts';
export { summarize } from './summarize.ts';
