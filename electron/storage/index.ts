/** What is kept: recordings and runs in SQLite, larger content as files, settings, and how a file is replaced whole. */
export { StorageError } from './errors.ts';
export { openStorage, type Storage } from './open.ts';
export type { Recordings } from './recordings.ts';
export { createSettings, type SettingsStore } from './settings/settings.ts';
export type { StepVerdict, TestVerdict } from './verdicts.ts';
export { writeFileAtomically } from './writeFileAtomically.ts';
