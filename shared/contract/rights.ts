/**
 * What a caller may do. `read` looks, `write` changes files and settings of the workspace, `run` records, plays and uses git,
 * `terminal` is the whole machine of the person who started us, `manage` opens other folders and lets others in.
 */
export type Right = 'read' | 'write' | 'run' | 'terminal' | 'manage';

export const allRights: readonly Right[] = ['read', 'write', 'run', 'terminal', 'manage'];
