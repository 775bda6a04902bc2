import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HealMode } from '../../shared/model/heal.ts';
import type { Host } from '../host.ts';
import { checkSyntax, parseCandidates, type SyntaxProblem } from '../testcode/index.ts';
import { besideSpec } from './besideSpec.ts';
import { isRanked } from './candidates/rank.ts';
import { type CiReport, ciReportsFor } from './ciReports.ts';
import { PlaybackError } from './errors.ts';
import { findConfig, type ProjectConfig } from './findConfig.ts';
import { findRunner } from './findRunner.ts';
import { findSpecs, type Specs } from './findSpecs.ts';
import { healScriptFile } from './healScript.ts';
import type { PlayOptions } from './playOptions.ts';
import {
  browserVariable,
  candidatesVariable,
  type DefaultSettings,
  endpointVariable,
  fastVariable,
  type HealSettings,
  healVariable,
  launchFileVariable,
  reportsVariable,
  settingsVariable,
  verifyVariable,
} from './runner/protocol.ts';
import type { VerifyOrder } from './verify/record.ts';

/** All that is decided before anything is started or written. */
export type Plan = {
  cli: string;
  args: string[];
  cwd: string;
  env: Record<string, string | undefined>;
  /** The run's own folder, and in it the one that Playwright empties and fills. */
  folder: string;
  results: string;
  ciReports: CiReport[];
  /** Where else the report goes, whole, with all evidence. */
  html: string | null;
  /** The specs that will run, as far as known before Playwright read its config. */
  specs: string[];
  isExact: boolean;
  /** What is compared with approved baselines, in a run that does. */
  verify: VerifyOrder | null;
  /** What is done with what was healed; `off` heals nothing and learns nothing. */
  heal: HealMode;
};

const defaultConfig = fileURLToPath(new URL('./runner/defaultConfig.ts', import.meta.url));

/** What is played, and by which Playwright. */
export type Place = Pick<Plan, 'cli' | 'cwd'> & { config: ProjectConfig | null; specs: Specs };

/** Throws a PlaybackError where there is no such config, or nothing to play. */
export async function findPlace({ config: asked, grep, paths = [] }: PlayOptions, host: Host): Promise<Place> {
  const config = findConfig(host.cwd, asked);
  const cwd = config?.folder ?? host.cwd;
  checkGrep(grep);
  const specs = await findSpecs(paths, host.cwd, cwd, config !== null);
  return { cli: findRunner(config ? cwd : specs.testDir), cwd, config, specs };
}

/** Throws a PlaybackError for what else can be known to be wrong, as a spec that does not parse. */
export async function planRun(
  { cli, cwd, config, specs }: Place,
  options: PlayOptions,
  host: Host,
  browserPath: string | null,
): Promise<Plan> {
  // Without certainty that these are the project's specs, Playwright itself finds what does not parse.
  if (specs.isExact) for (const file of specs.files) await refuseUnparsable(file);
  const folder = resolve(host.cwd, options.outputDir ?? join(host.dataDir, 'runs', options.run));
  const results = join(folder, 'results');
  const verify = await verifyOrder(options, cwd, join(folder, 'verification'));
  const unranked = await withUnrankedCandidates(specs.files);
  const ciReports = ciReportsFor(options, results, host.cwd);
  const settings: DefaultSettings = { testDir: specs.testDir, named: specs.named, browserPath };
  return {
    cli,
    args: [
      ...specs.filters,
      ...['--config', config?.file ?? defaultConfig],
      ...['--output', results],
      // A project's own reporters write what they always write; without a project there is nobody to read more than ours.
      ...(config ? [] : ['--reporter', 'null']),
      ...flags(options),
    ],
    cwd,
    env: {
      ...host.env,
      [settingsVariable]: JSON.stringify(settings),
      ...(ciReports.length === 0
        ? {}
        : {
            [reportsVariable]: JSON.stringify(Object.fromEntries(ciReports.map((one) => [one.reporter, one.written]))),
          }),
      ...(browserPath ? { [browserVariable]: browserPath } : {}),
      ...(options.fast === false ? {} : { [fastVariable]: 'on' }),
      ...(unranked.length > 0 ? { [candidatesVariable]: JSON.stringify(unranked) } : {}),
      ...(verify ? { [verifyVariable]: JSON.stringify(verify) } : {}),
      ...(options.warm ? { [launchFileVariable]: join(host.dataDir, 'launch.json') } : {}),
      ...(options.endpoint ? { [endpointVariable]: options.endpoint } : {}),
    },
    folder,
    results,
    ciReports,
    html: options.html === undefined ? null : resolve(host.cwd, options.html),
    specs: specs.files,
    isExact: specs.isExact,
    verify,
    heal: options.heal ?? 'suggest',
  };
}

/** What workers need to learn and heal, as variables of their environment. `secrets` are names. */
export async function healEnvironment(
  { heal }: Pick<Plan, 'heal'>,
  dataDir: string,
  secrets: string[],
): Promise<Record<string, string>> {
  if (heal === 'off') return {};
  const settings: HealSettings = { script: await healScriptFile(join(dataDir, 'cache')), secrets };
  return { [healVariable]: JSON.stringify(settings) };
}

async function verifyOrder(
  { verify, updateBaselines }: PlayOptions,
  cwd: string,
  records: string,
): Promise<VerifyOrder | null> {
  if (!verify && !updateBaselines) return null;
  // Loaded where it is needed, for the package behind it.
  const { readVerifySettings } = await import('./verify/readSettings.ts');
  const settings = await readVerifySettings(cwd);
  const kinds = verify === undefined || verify === true ? settings.kinds : verify;
  return { mode: updateBaselines ? 'update' : 'verify', records, settings: { ...settings, kinds } };
}

async function withUnrankedCandidates(specs: string[]): Promise<string[]> {
  const wanted = await Promise.all(
    specs.map(async (spec) => {
      const text = await readFile(besideSpec(spec, 'candidates'), 'utf8').catch(() => null); // Most specs were not imported.
      const isWanted = text !== null && parseCandidates(text)?.locators.some((one) => !isRanked(one));
      return isWanted ? [spec] : [];
    }),
  );
  return wanted.flat();
}

/** Throws SPEC_DOES_NOT_PARSE. */
export async function refuseUnparsable(file: string): Promise<void> {
  const problem = checkSyntax(await readFile(file, 'utf8'), file);
  if (problem) throw new PlaybackError('SPEC_DOES_NOT_PARSE', describeProblem(problem));
}

function describeProblem({ file, line, column, message, frame }: SyntaxProblem): string {
  return `${file}:${line}:${column} does not parse: ${message}\n\n${frame}\n\nMend it and play again; no browser was started.`;
}

const traceModes = { on: 'on', off: 'off', 'on-failure': 'retain-on-failure' } as const;

function flags({ workers, retries, headed, grep, project, timeout, trace, shard }: PlayOptions): string[] {
  return [
    ...(shard === undefined ? [] : ['--shard', shard]),
    ...(workers === undefined ? [] : ['--workers', String(workers)]),
    ...(retries === undefined ? [] : ['--retries', String(retries)]),
    ...(headed ? ['--headed'] : []),
    ...(grep === undefined ? [] : ['--grep', grep]),
    ...(project ?? []).map((name) => `--project=${name}`),
    ...(timeout === undefined ? [] : ['--timeout', String(timeout)]),
    ...(trace === undefined ? [] : ['--trace', traceModes[trace]]),
  ];
}

function checkGrep(grep: string | undefined): void {
  if (grep === undefined) return;
  try {
    new RegExp(grep);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PlaybackError('GREP_INVALID', `--grep "${grep}" is no regular expression: ${why}`, { cause });
  }
}
