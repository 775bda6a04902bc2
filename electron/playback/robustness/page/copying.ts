/** Runs in the page under test, once for each element that is looked for: what it gives is measured elsewhere. */
export { copyOf } from './copy.ts';
