import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunEvent } from '../../shared/model/run.ts';
import type { Host } from '../host.ts';
import { createRedactor, type Redactor } from '../security/index.ts';
import { deliver, summarizeForGitHub } from './ciReports.ts';
import type { Steering } from './control.ts';
import { PlaybackError } from './errors.ts';
import { findConfig } from './findConfig.ts';
import { findSpecs } from './findSpecs.ts';
import { foldRun, type TestStory } from './foldRun.ts';
import { createPictureKeeper, type Keep, keepIn } from './keepPictures.ts';
import { listen } from './listen.ts';
import { listSpecs } from './listSpecs.ts';
import { findPlace, healEnvironment, type Plan, planRun } from './plan.ts';
import type { PlayOptions } from './playOptions.ts';
import type { GreenTest } from './report/renderTest.ts';
import { writeReport } from './report/writeReport.ts';
import { type EvidenceSettings, evidenceVariable } from './runner/protocol.ts';
import { startRunner } from './runnerProcess.ts';
import { findSecrets, type SecretSource, secretsMissing } from './secretsInPlay.ts';
import { createStandby, type Standby, testRunner } from './spawnRunner.ts';
import { createTranslator } from './translate.ts';
import { discardUnscrubbed, markUnscrubbed, unmarkScrubbed } from './unscrubbed.ts';
import type { Watch } from './watchFiles.ts';

export type Player = AsyncDisposable & {
  /**
   * Plays specs and tells what happens; the last event is `runEnd`. Aborting ends the run as Ctrl-C does; leaving the
   * loop ends it as well. Either way no process is left when the iteration is over
   * (Chromium's crash handlers excepted, orphans from the start, which end by themselves right after their browser).
   * Throws PlaybackError, before any browser starts, for a run that cannot begin.
   */
  play(options: PlayOptions, means?: { signal?: AbortSignal; control?: Steering }): AsyncIterable<RunEvent>;
  /** Resolves when the next run of the kind of the last one (with `warm`) is ready to go. */
  ready(): Promise<void>;
  /** Watches what such a run plays: its specs, what they import by relative path, its config. */
  watch(options: Pick<PlayOptions, 'paths' | 'config'>): Promise<Watch>;
};

export type PlayerNeeds = {
  host: Host;
  /** The browser for specs whose project has none; null leaves it to Playwright. */
  browser: { path: string } | null;
  secrets: SecretSource;
  /** What was begun ahead (ahead.ts); its runs go through it, and it ends with this player. */
  standby?: Standby | undefined;
  /** Where pictures are kept; in the run's own folder by default. */
  keepPicture?: (run: string, jpeg: Uint8Array) => Promise<string>;
  /** Gets the folder of traces and other files that Playwright left, when nothing writes there any more. */
  keepResults?: (run: string, folder: string) => Promise<void>;
  /** When a test was green before, for the report. */
  lastGreen?: (test: TestStory, exceptRun: string) => GreenTest | null;
  /** Receives what a person should know although it is no error. */
  notice?: (message: string) => void;
  /** Hides secrets that are known beyond those of the run. */
  redact?: (text: string) => string;
  /** How long a run may take to end by itself once it was asked to, in ms. */
  graceMs?: number;
};

export function createPlayer(needs: PlayerNeeds): Player {
  const { host, browser, secrets, keepPicture, redact = (text) => text, graceMs = 5000 } = needs;
  const standby = needs.standby ?? createStandby({ isKept: true });
  return {
    async *play(options, { signal: outer, control } = {}) {
      const signal = control ? AbortSignal.any([control.signal, ...(outer ? [outer] : [])]) : outer;
      signal?.throwIfAborted();
      // A browser that is open already has a run of its own kind.
      const isWarm = options.warm === true && !options.endpoint;
      const place = await findPlace(options, host);
      await using own = isWarm || needs.standby ? null : createStandby({ isKept: false });
      // Playwright and its first worker load while it is found out what they are to play.
      if (!isWarm) (own ?? standby).prepare(testRunner(place.cli, place.cwd, host.env));
      const plan = await planRun(place, options, host, browser?.path ?? null);
      const values = await secretsFor(plan, host, secrets);
      signal?.throwIfAborted();
      const hide = values.size > 0 ? createRedactor(values.values()) : null;
      await openFolder(plan, hide, join(host.dataDir, 'runs'));
      const evidence: EvidenceSettings = { pictures: options.pictures ?? true, secrets: [...values.keys()] };
      const healing = await healEnvironment(plan, host.dataDir, [...values.keys()]);
      const env = {
        ...plan.env,
        ...Object.fromEntries(values),
        [evidenceVariable]: JSON.stringify(evidence),
        ...healing,
      };
      const keep: Keep = keepPicture ? (jpeg) => keepPicture(options.run, jpeg) : keepIn(join(plan.folder, 'pictures'));
      const hideAll = (text: string) => redact(hide ? hide.redact(text) : text);
      const lastGreen = (test: TestStory) => needs.lastGreen?.(test, options.run) ?? null;
      const keepResults = async () => needs.keepResults?.(options.run, plan.results);
      const { notice = () => {} } = needs;
      const told = { notice, cwd: host.cwd, lastGreen };
      const known = { ...told, keepResults, run: options.run, now: host.now, hide, redact: hideAll, keep };
      const circumstances = { ...known, graceMs, signal, control, standby: own ?? standby };
      yield* conduct({ ...plan, env }, circumstances);
    },
    ready: () => standby.ready(),
    async watch({ paths = [], config: asked }) {
      const config = findConfig(host.cwd, asked);
      const specs = await findSpecs(paths, host.cwd, config?.folder ?? host.cwd, config !== null);
      const { watchFiles } = await import('./watchFiles.ts');
      return watchFiles(specs.files, config ? [config.file] : []);
    },
    [Symbol.asyncDispose]: () => standby[Symbol.asyncDispose](),
  };
}

async function secretsFor(plan: Plan, host: Host, source: SecretSource): Promise<Map<string, string>> {
  let found = await findSecrets(plan.specs, host.env, source);
  if (found.missing.size > 0 && !plan.isExact) {
    // The specs were guessed, and one that is not played must not keep the others from it.
    const exact = await listSpecs(plan);
    if (exact) found = await findSecrets(exact, host.env, source);
  }
  if (found.missing.size > 0) throw secretsMissing(found.missing);
  return found.values;
}

async function openFolder({ folder }: Plan, hide: Redactor | null, runs: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (hide) await markUnscrubbed(folder);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PlaybackError('RUN_FOLDER_NOT_WRITABLE', `The run has no place for its report and traces: ${why}`, {
      cause,
    });
  }
  await discardUnscrubbed(runs);
}

type Circumstances = {
  run: string;
  now: () => number;
  hide: Redactor | null;
  redact: (text: string) => string;
  keep: Keep;
  keepResults: () => Promise<void>;
  lastGreen: (test: TestStory) => GreenTest | null;
  notice: (message: string) => void;
  cwd: string;
  graceMs: number;
  signal: AbortSignal | undefined;
  control: Steering | undefined;
  standby: Standby;
};

async function* conduct(
  plan: Plan,
  {
    run,
    now,
    hide,
    redact,
    keep,
    keepResults,
    lastGreen,
    notice,
    cwd,
    graceMs,
    signal,
    control,
    standby,
  }: Circumstances,
): AsyncGenerator<RunEvent> {
  const startedAt = now();
  const log = createWriteStream(join(plan.folder, 'runner.log'));
  // A full disk: the run goes on, and the report, which is needed more, will tell.
  log.on('error', () => {});
  const runner = await startRunner({
    ...plan,
    standby,
    steering: control,
    onLine: (line) => log.write(`${redact(line)}\n`),
  });
  const onAbort = () => void runner.stop(graceMs);
  signal?.addEventListener('abort', onAbort);
  // It may have been aborted while the folder was made, and that is not told again.
  if (signal?.aborted) onAbort();
  const translator = createTranslator(redact);
  // This, and what cleans and watches, is loaded only where it is needed: each has packages behind it that take their time.
  const verifier = plan.verify && (await import('./verify/verifier.ts')).createVerifier(plan.verify, now);
  const pictures = createPictureKeeper(keep);
  const healing =
    plan.heal === 'off'
      ? null
      : (await import('./healing/healing.ts')).createHealing({
          ...plan,
          mode: plan.heal,
          redact,
          notice,
          keep,
          lastGreen,
          cwd,
        });
  const told: RunEvent[] = [];
  const listening = { run, startedAt, folder: plan.folder, signal, pictures, learner: healing };
  let scrubbing: Promise<string | null> | null = null;
  const scrub = () => (scrubbing ??= scrubResults(plan, hide));
  try {
    for await (const event of listen(runner, translator, listening)) {
      if (event.kind !== 'conclusion') {
        const verified = verifier ? await verifier.follow(event) : event;
        const followed = healing ? await healing.follow(verified, told) : verified;
        told.push(followed);
        yield followed;
        continue;
      }
      const { state, why } = event;
      // Nothing may write any more: a worker that outlived its runner still holds a trace.
      await runner.stop(graceMs);
      const healed = healing && (await healing.end());
      for (const proposal of healed?.proposals ?? []) {
        const event: RunEvent = { kind: 'proposal', proposal };
        told.push(event);
        yield event;
      }
      const unscrubbed = await scrub();
      // Where they cannot be kept as content they lie in the run's own folder all the same.
      await keepResults().catch(() => {});
      const trouble = unscrubbed ?? verifier?.trouble() ?? null;
      const end: Extract<RunEvent, { kind: 'runEnd' }> = {
        kind: 'runEnd',
        run,
        state: trouble && state === 'passed' ? 'failed' : state,
        counts: translator.counts(),
        duration: now() - startedAt,
        why:
          [trouble ?? why, pictures.trouble(), healed?.trouble ?? null].filter((one) => one !== null).join(' ') || null,
        report: null,
        ...(healed?.patch && { patch: healed.patch }),
      };
      yield await withReport(end, told, plan, lastGreen);
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await runner.stop(graceMs);
    log.end();
    await scrub();
  }
}

/** Returns what went wrong, if anything did. A trace that cannot be cleaned is thrown away rather than kept with a secret. */
async function scrubResults({ folder, results }: Plan, hide: Redactor | null): Promise<string | null> {
  if (!hide) return null;
  try {
    await mkdir(results, { recursive: true });
    const { scrubFolder } = await import('./scrubFolder.ts');
    await scrubFolder(results, hide);
    await unmarkScrubbed(folder);
    return null;
  } catch (error) {
    await rm(results, { recursive: true, force: true });
    await unmarkScrubbed(folder);
    return `Traces and pictures were thrown away, because their secrets could not be removed: ${String(error)}`;
  }
}

async function withReport(
  end: Extract<RunEvent, { kind: 'runEnd' }>,
  told: RunEvent[],
  { folder, html, ciReports, env }: Plan,
  lastGreen: (test: TestStory) => GreenTest | null,
): Promise<RunEvent> {
  const story = foldRun([...told, end]);
  const troubles = await deliver(ciReports);
  if (env.GITHUB_STEP_SUMMARY) troubles.push(...(await summarizeForGitHub(story, env.GITHUB_STEP_SUMMARY)));
  let { report } = end;
  for (const place of [join(folder, 'report'), ...(html === null ? [] : [html])]) {
    try {
      report = await writeReport(story, place, { lastGreen, isWhole: place === html });
    } catch (error) {
      troubles.push(`The report could not be written to ${place}: ${String(error)}`);
    }
  }
  return { ...end, why: [end.why, ...troubles].filter((one) => one !== null).join(' ') || null, report };
}
