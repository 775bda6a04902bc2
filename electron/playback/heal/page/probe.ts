import type { Framed } from '../../../../shared/model/run.ts';
import type { Fingerprint } from '../../../../shared/model/target.ts';

/** What a locator finds: how many, and of a single one how it looks and where it stands. */
export type Probe = { count: number; fingerprint?: Fingerprint; target?: Framed };
