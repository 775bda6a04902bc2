import { copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Heal } from '../../../shared/model/heal.ts';
import type { RunStory, StepStory, TestStory } from '../foldRun.ts';
import { renderReport } from './renderReport.ts';
import type { GreenTest } from './renderTest.ts';

export type ReportOptions = {
  lastGreen: (test: TestStory) => GreenTest | null;
  /** Also takes traces and all other evidence along, so that the folder can be sent to anybody. */
  isWhole: boolean;
};

/** Writes `index.html` into `folder`, with the pictures that it shows beside it. Returns its path. */
export async function writeReport(
  story: RunStory,
  folder: string,
  { lastGreen, isWhole }: ReportOptions,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const files = createTaker(folder);
  const green = new Map<TestStory, GreenTest | null>();
  const tests: TestStory[] = [];
  for (const test of story.tests) {
    const before = lastGreen(test);
    const shown = isWhole ? await withFiles(test, files) : test;
    tests.push({ ...shown, steps: await withPictures(test.steps, files) });
    const seen = before && { ...before, test: { ...before.test, steps: await withPictures(before.test.steps, files) } };
    green.set(tests.at(-1) ?? test, seen);
  }
  const path = join(folder, 'index.html');
  await writeFile(
    path,
    renderReport({ ...story, tests }, folder, (test) => green.get(test) ?? null),
  );
  return path;
}

type Taker = { take(path: string, as: string): Promise<string | null> };

async function withPictures(steps: StepStory[], files: Taker): Promise<StepStory[]> {
  const all: StepStory[] = [];
  for (const step of steps) {
    const name = step.picture && nameOf(step.picture);
    const picture = step.picture && name ? await files.take(step.picture, name) : null;
    all.push({ ...step, picture, heals: await withHealPictures(step.heals, files) });
  }
  return all;
}

/** By its content: the same picture is there once. */
function nameOf(picture: string): string {
  return join('pictures', `${basename(picture, '.jpg').slice(0, 24)}.jpg`);
}

async function withHealPictures(heals: Heal[], files: Taker): Promise<Heal[]> {
  const take = async (picture: string | null): Promise<string | null> =>
    picture && (await files.take(picture, nameOf(picture)));
  const all: Heal[] = [];
  for (const heal of heals) all.push({ ...heal, before: await take(heal.before), after: await take(heal.after) });
  return all;
}

async function withFiles(test: TestStory, files: Taker): Promise<TestStory> {
  const evidence: TestStory['evidence'] = [];
  let trace = test.trace;
  for (const [index, one] of test.evidence.entries()) {
    const name = join('files', `${test.test}-${test.attempt}-${index}-${basename(one.path)}`);
    const path = (await files.take(one.path, name)) ?? one.path;
    if (one.path === test.trace) trace = path;
    evidence.push({ ...one, path });
  }
  const verification: TestStory['verification'] = [];
  for (const [index, one] of test.verification.entries()) {
    const take = async (path: string | null) =>
      path && (await files.take(path, join('files', `${test.test}-${test.attempt}-v${index}-${basename(path)}`)));
    const { expected, actual, difference } = one.evidence;
    const taken = { expected: await take(expected), actual: await take(actual), difference: await take(difference) };
    verification.push({ ...one, evidence: taken });
  }
  return { ...test, trace, evidence, verification };
}

/** Brings files into the report's folder. One that is gone, because it was pruned, is not shown. */
function createTaker(folder: string): Taker {
  const taken = new Map<string, string | null>();
  return {
    async take(path, as) {
      const known = taken.get(as);
      if (known !== undefined) return known;
      const target = join(folder, as);
      await mkdir(join(target, '..'), { recursive: true });
      const there = await bring(path, target);
      taken.set(as, there ? target : null);
      return there ? target : null;
    },
  };
}

async function bring(from: string, to: string): Promise<boolean> {
  try {
    // No second copy where both are on one disk.
    await link(from, to);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return true;
    if (code === 'ENOENT') return false;
  }
  await copyFile(from, to);
  return true;
}
