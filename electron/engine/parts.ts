import type { RecordingEvent } from '../../shared/model/recording.ts';
import type { RunEvent } from '../../shared/model/run.ts';
import type { Host } from '../host.ts';
import type { Metrics, Notices } from '../observability/index.ts';
import type { Control, Player, Steering } from '../playback/index.ts';
import type { Audit, Keychain } from '../security/index.ts';
import type { SettingsStore, Storage } from '../storage/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Jobs } from './jobs.ts';

/** What the procedures are made of. */
export type Parts = {
  /** Its `cwd` is the folder of the workspace. */
  host(): Host;
  /** Opened when it is first needed. @throws StorageError */
  storage(): Storage;
  player(): Player;
  keychain: Keychain;
  workspace: Workspace;
  settings: SettingsStore;
  notices: Notices;
  metrics: Metrics;
  audit: Audit;
  recordings: Jobs<RecordingEvent, { title: string }>;
  runs: Jobs<RunEvent, { paths: string[]; control: Control & Steering }>;
  /** The path of a link that signs a browser in once; null where no server runs. */
  link(): string | null;
  version: string;
  startedAt: number;
  notice(message: string): void;
};
