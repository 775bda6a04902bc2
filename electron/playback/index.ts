/** Runs specs on Playwright Test, tells each step as it happens, and leaves a report. */
export { besideSpec } from './besideSpec.ts';
export { type Control, createControl, type Steering } from './control.ts';
export { createDescriber } from './describeEvent.ts';
export { PlaybackError } from './errors.ts';
export { foldRun, type TestStory } from './foldRun.ts';
export { learnRecorded } from './healing/learnRecorded.ts';
export { acceptProposal } from './healing/propose.ts';
export { addRejection } from './healing/rejections.ts';
export { proposalLines } from './healing/words.ts';
export { createPlayer, type Player, type PlayerNeeds } from './player.ts';
export type { PlayOptions } from './playOptions.ts';
export type { GreenTest } from './report/renderTest.ts';
export { measureRobustness } from './robustness/robustness.ts';
export { summarize } from './summarize.ts';
