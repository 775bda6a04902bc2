import { allRights, type Right } from '../../shared/contract/rights.ts';

/** Whoever calls a procedure, as the door found out. */
export type Caller = {
  /** For the audit log. */
  name: string;
  door: 'cli' | 'desktop' | 'server' | 'mcp';
  rights: ReadonlySet<Right>;
  /** `machine`: may name any path, because it is the person at their own shell; others stay inside the workspace. */
  reach: 'machine' | 'workspace';
  /** What its requests are counted under. */
  key: string;
};

/** The person who started us, at their own terminal. */
export function personAtTerminal(): Caller {
  return { name: 'owner', door: 'cli', rights: new Set(allRights), reach: 'machine', key: 'cli' };
}
