import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createPlayer, type Player } from '../../electron/playback/index.ts';
import type { RunEvent } from '../../shared/model/run.ts';
import { msOfReplay } from './playback/replay.ts';
import { type Site, startSite } from './playback/site.ts';
import { browserPath, makeProject, type Project } from './playback/specs.ts';
import type { BenchRow } from './storage.bench.ts';

const ROUNDS = 3;
const STEPS = 100;
const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'node_modules', '.bin');
const browserArguments = { POWERAUTOMATION_BROWSER: browserPath, POWERAUTOMATION_KEYCHAIN: 'off' };

/** What a run costs before its first action, what a step costs, and a form of 100 steps; each beside its peers, turn by turn. */
export async function benchPlayback(): Promise<BenchRow[]> {
  await using site = await startSite();
  using project = makeProject(site.url);
  await using player = playerIn(project);
  const cold = await inTurns({
    play: () => play(project, 'one.spec.ts'),
    npx: () => run(project, 'npx', ['playwright', 'test', 'one.spec.ts']),
  });
  const first = await inTurns({
    warm: () => msToFirst(site, () => playWarm(player, 'one.spec.ts')),
    npx: () => msToFirst(site, () => run(project, 'npx', ['playwright', 'test', 'one.spec.ts'])),
  });
  const steps = await inTurns({
    seen: () => timed(site, () => play(project, 'steps.spec.ts', '--no-fast')),
    told: () => timed(site, () => play(project, 'steps.spec.ts', '--no-fast', '--no-pictures')),
    unhealed: () => timed(site, () => play(project, 'steps.spec.ts', '--no-fast', '--no-pictures', '--heal=off')),
    plain: () => timed(site, () => run(project, 'npx', ['playwright', 'test', 'steps.spec.ts'])),
  });
  const whole = await inTurns({
    healing: () => play(project, 'form.spec.ts', '--no-pictures'),
    not: () => play(project, 'form.spec.ts', '--no-pictures', '--heal=off'),
  });
  const form = await inTurns({
    seen: () => timed(site, () => play(project, 'form.spec.ts')),
    ours: () => timed(site, () => play(project, 'form.spec.ts', '--no-pictures')),
    plain: () => timed(site, () => run(project, 'npx', ['playwright', 'test', 'form.spec.ts'])),
    replay: () => msOfReplay(site.url),
  });
  const ratio = (one: number, other: number): number => Math.round((one / other) * 100) / 100;
  return [
    row('cold play of one test', cold.play, 'npx playwright test', cold.npx),
    row('the same, ratio (at most 1.10)', ratio(cold.play, cold.npx), '1', 1, 'times'),
    row('warm play, to its first action', first.warm, 'npx playwright test', first.npx),
    row('the same, ratio (at most 0.50)', ratio(first.warm, first.npx), '1', 1, 'times'),
    row('a step that is told and kept', steps.told / STEPS, 'told to nobody', steps.plain / STEPS),
    row('a step with its picture', steps.seen / STEPS, 'told to nobody', steps.plain / STEPS),
    row('a step that is learned (at most 2 more)', steps.told / STEPS, 'with --heal=off', steps.unhealed / STEPS),
    row('a run that learns and breaks nothing', whole.healing, 'with --heal=off', whole.not),
    row('the same, ratio (at most 1.05)', ratio(whole.healing, whole.not), '1', 1, 'times'),
    row(`form of ${STEPS} steps`, form.ours, 'plain Playwright', form.plain),
    row(`form of ${STEPS} steps`, form.ours, '@puppeteer/replay', form.replay),
    row(`form of ${STEPS} steps, with pictures`, form.seen, 'plain Playwright', form.plain),
  ];
}

function row(name: string, value: number, peer: string, theirs: number, unit = 'ms'): BenchRow {
  const short = (number: number): number => (number < 100 ? Math.round(number * 100) / 100 : Math.round(number));
  return { name, value: short(value), unit, beside: { name: peer, value: short(theirs) } };
}

/** The medians of what each of them gives, one after the other in each round, so that a busy machine is fair to all. */
async function inTurns<Name extends string>(
  measures: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measures) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  // The first round warms up what an operating system and a transpiler keep.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of names) {
      const milliseconds = await measures[name]();
      if (round > 0) taken.get(name)?.push(milliseconds);
    }
  }
  const medians = Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >;
  // A busy machine shows in how far the rounds lie apart.
  for (const name of names) console.error(`  ${name}: ${taken.get(name)?.map(Math.round).join(', ')} ms`);
  return medians;
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Resolves with the milliseconds that the command took. */
async function run({ folder, home }: Project, command: string, args: string[]): Promise<number> {
  const begun = performance.now();
  const PATH = `${bin}:${process.env.PATH ?? ''}`;
  const env = { ...process.env, ...browserArguments, POWERAUTOMATION_HOME: home, PATH };
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code}.`);
  return performance.now() - begun;
}

function play(project: Project, spec: string, ...flags: string[]): Promise<number> {
  return run(project, process.execPath, [join(root, 'bin', 'powerautomation.mjs'), 'play', spec, ...flags]);
}

function playerIn({ folder, home }: Project): Player {
  const host = { dataDir: home, cwd: folder, env: process.env, now: Date.now };
  return createPlayer({ host, browser: { path: browserPath }, secrets: { get: async () => null } });
}

let runs = 0;

async function playWarm(player: Player, spec: string): Promise<void> {
  let last: RunEvent | null = null;
  for await (const event of player.play({ run: `warm-${runs++}`, paths: [spec], warm: true })) last = event;
  if (last?.kind !== 'runEnd' || last.state !== 'passed')
    throw new Error(`The run ended with ${JSON.stringify(last)}.`);
  // A person looks at what came of a run before the next one; meanwhile it is got ready.
  await player.ready();
}

/** Until the test's first action reaches the site. */
async function msToFirst(site: Site, start: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  const asked = site.asked('/first');
  const over = start();
  const milliseconds = (await asked) - begun;
  await over;
  return milliseconds;
}

async function timed(site: Site, start: () => Promise<unknown>): Promise<number> {
  const took = site.took();
  await start();
  return took;
}
