/** Finds an element again by its fingerprint, or says that it cannot. Pure: the same in Node and in a page. */
export { compareAll } from './compareAll.ts';
export { type Abstention, calibrate, type Decision, decide, decideInHaste, scoreOf, share } from './decide.ts';
export { EVIDENCE, type EvidenceName } from './evidenceNames.ts';
export { kindOf, selectorOfKind } from './kinds.ts';
export { type Look, lookOf } from './look.ts';
export { withoutNumbers } from './words.ts';
