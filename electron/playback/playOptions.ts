import type { HealMode } from '../../shared/model/heal.ts';
import type { VerificationKind } from '../../shared/model/verification.ts';

/** What a person asks of one run. What is left out is for the project's Playwright config to say, or for Playwright. */
export type PlayOptions = {
  /** The id that the run is kept under. */
  run: string;
  /** Files (with `:line`), folders, or regular expressions on the path of a spec; none means all. */
  paths?: string[] | undefined;
  workers?: number | undefined;
  retries?: number | undefined;
  headed?: boolean | undefined;
  /** A regular expression on titles. */
  grep?: string | undefined;
  /** Names of projects of the config. */
  project?: string[] | undefined;
  /** ms for each test; 0 for none. */
  timeout?: number | undefined;
  /** Default: as the config says; without one, `on-failure`. */
  trace?: 'on' | 'off' | 'on-failure' | undefined;
  /** Default true: pointer actions do not wait for animation frames where nothing can be moving. */
  fast?: boolean | undefined;
  /** A picture of the page after each step; default true. */
  pictures?: boolean | undefined;
  /** Gets the next run of its kind ready when this one is over, and uses what was got ready: for runs that are repeated. */
  warm?: boolean | undefined;
  /**
   * What is done where the element of an action is found no more by its locator, but by what green runs have learned of it: the step goes
   * on with it, and the spec gets a patch (`suggest`, the default) or is changed when its test has ended well (`apply`). `off`: nothing
   * is healed, and nothing learned.
   */
  heal?: HealMode | undefined;
  /** The DevTools endpoint of an open browser to play in; its pages are left as they are. */
  endpoint?: string | undefined;
  /** A Playwright config, or a folder that holds one; default is the nearest at or above the host's `cwd`. */
  config?: string | undefined;
  /** Compares what tests show with the approved baselines: these kinds, or `true` for what the settings say. */
  verify?: VerificationKind[] | true | undefined;
  /** Makes what green tests show the approved baseline; implies `verify`. */
  updateBaselines?: boolean | undefined;
  /** A folder for a report that takes all its evidence along. */
  html?: string | undefined;
  /** `2/3`: the second of three parts of all tests. */
  shard?: string | undefined;
  /** Files for Playwright's own reports, in the shape that CI systems read. */
  jsonFile?: string | undefined;
  junitFile?: string | undefined;
  /** The run's folder (report, traces, log). Default: `runs/<run>` in the host's data folder. */
  outputDir?: string | undefined;
};
