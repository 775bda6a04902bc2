import { fileURLToPath } from 'node:url';

const absolute = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export const repository = absolute('../../../');
export const nodeModules = absolute('../../../node_modules/');
export const pagesFolder = absolute('../scenarios/pages/');
export const appsFolder = absolute('../scenarios/apps/');
export const stateReader = absolute('./replayedState.ts');
