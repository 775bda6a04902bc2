import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Verification } from '../../../../shared/model/verification.ts';
import { learnAria } from '../aria/compareAria.ts';
import type { BaselineContent } from '../baseline/approve.ts';
import { slug } from '../baseline/place.ts';
import type { BaselinePicture } from '../baseline/schema.ts';
import { judgeAria, judgePicture, lost, notYet } from '../judge.ts';
import { decodePicture, encodePicture } from '../picture/codec.ts';
import type { Box, Pixels } from '../picture/pixels.ts';
import { mergeBoxes } from '../picture/regions.ts';
import { learnVolatile } from '../picture/volatile.ts';
import type { RecordedCheckpoint, VerifyMode } from '../record.ts';
import { isSameLook, type Look, type LookNeeds, look, type TakenPicture, untilLoaded } from './look.ts';
import { wholeElements } from './wholeElements.ts';

export type CheckpointNeeds = LookNeeds & {
  mode: VerifyMode;
  /** Where evidence goes, absolute. */
  folder: string;
  baseline: { folder: string; content: BaselineContent } | null;
};

export type Checkpoint = { recorded: RecordedCheckpoint; results: Verification[] };

/** Between two looks at a page that does not look as approved yet, and how long it may take to come to rest, in ms. */
const pause = 100;
const rest = 2000;
/** Long enough for a clock that shows seconds to move. */
const longLook = 1200;

/**
 * Looks at a page and compares it with what is approved. A page that differs gets some time to become right. Where nothing is
 * approved, and `mayWait`, it is looked at twice with a second between: what changes meanwhile changes by itself.
 * Throws what Playwright throws of a page that cannot be looked at.
 */
export async function checkpoint(
  page: Page,
  name: string,
  needs: CheckpointNeeds,
  mayWait: boolean,
): Promise<Checkpoint> {
  await untilLoaded(page);
  const comparer = createComparer(name, needs);
  let seen: Look;
  if (needs.mode === 'verify' && comparer.isApproved) {
    seen = await look(page, needs);
    let judged = await comparer.judge(seen);
    const until = Date.now() + needs.settings.patience;
    while (judged.some(isDifferent) && Date.now() < until) {
      await after(pause);
      seen = await look(page, needs);
      judged = await comparer.judge(seen);
    }
    return { recorded: await keep(seen, null), results: await comparer.report(seen, judged) };
  }
  seen = await atRest(page, needs);
  let later: Look | null = null;
  if (mayWait) {
    await after(longLook);
    later = await look(page, needs);
  }
  return { recorded: await keep(seen, later), results: await comparer.report(seen, await comparer.judge(seen)) };

  async function keep(first: Look, second: Look | null): Promise<RecordedCheckpoint> {
    const pictures = await Promise.all(
      first.pictures.map(async (picture) => {
        const other = second?.pictures.find(({ of }) => of === picture.of) ?? null;
        const file = pictureFile(needs.folder, name, picture.of, 'actual');
        await mkdir(needs.folder, { recursive: true });
        await writeFile(file, picture.png);
        const moves = other ? await movesBetween(picture, other, needs.settings.threshold) : [];
        const volatile = await wholeElements(page, moves, picture.of, needs.settings.page);
        return { of: picture.of, file, sha256: picture.sha256, volatile };
      }),
    );
    const aria = first.aria && second?.aria ? (learnAria(first.aria, second.aria) ?? first.aria) : first.aria;
    return { name, aria, pictures };
  }
}

type Judged = Pick<Verification, 'kind' | 'of' | 'verdict'> & { difference: string | Pixels | null };

function isDifferent({ verdict }: Judged): boolean {
  return verdict.kind === 'different';
}

/** Compares looks at one page with one checkpoint of the baseline, whose pictures are decoded once. */
function createComparer(name: string, { baseline, settings, folder, wants, mode }: CheckpointNeeds) {
  const kept = baseline?.content.baseline.checkpoints.find((one) => one.name === name);
  const approvedPictures = wants.picture ? (kept?.pictures.filter(({ state }) => state === 'approved') ?? []) : [];
  const pathOf = (file: string) => join(baseline?.folder ?? '', file);
  const decode = once(decodePicture);
  // The file itself, not what the baseline says of it: a person may have put another picture there.
  const readKept = once((file: string) => readFile(pathOf(file)));
  const isSamePicture = async (file: string, { png }: TakenPicture) => png.equals(await readKept(file));
  const ariaOf = () => (kept?.aria ? baseline?.content.aria.get(kept.aria.file) : undefined);

  async function judgeOne(picture: TakenPicture, old: BaselinePicture | undefined): Promise<Judged> {
    const about = { kind: 'picture', of: picture.of } as const;
    if (old?.state !== 'approved') return { ...about, verdict: notYet(old), difference: null };
    try {
      if (await isSamePicture(old.file, picture)) return { ...about, verdict: { kind: 'same' }, difference: null };
      const approved = await decode(await readKept(old.file));
      return { ...about, ...judgePicture(approved, await decodePicture(picture.png), old.volatile, settings) };
    } catch {
      return { ...about, verdict: lost(old.file, mode), difference: null };
    }
  }

  return {
    isApproved: approvedPictures.length > 0 || (wants.aria && kept?.aria?.state === 'approved'),

    async judge(seen: Look): Promise<Judged[]> {
      const pictures: Judged[] = [];
      for (const picture of seen.pictures) {
        pictures.push(
          await judgeOne(
            picture,
            kept?.pictures.find(({ of }) => of === picture.of),
          ),
        );
      }
      const missing = approvedPictures.filter(({ of }) => seen.pictures.every((picture) => picture.of !== of));
      return [
        ...(seen.aria
          ? [{ kind: 'aria', of: null, ...judgeAria(kept?.aria, ariaOf(), seen.aria, mode) } as const]
          : []),
        ...pictures,
        ...missing.map(({ of }): Judged => {
          return {
            kind: 'picture',
            of,
            verdict: { kind: 'different', why: 'it is not there any more' },
            difference: null,
          };
        }),
      ];
    },

    /** With files as evidence; the expected ones are copied, because an update may change the baseline afterwards. */
    async report(seen: Look, judged: Judged[]): Promise<Verification[]> {
      await mkdir(folder, { recursive: true });
      const results: Verification[] = [];
      for (const { kind, of, verdict, difference } of judged) {
        const evidence: Verification['evidence'] = { expected: null, actual: null, difference: null };
        if (kind === 'aria') {
          evidence.actual = await writeText(textFile(folder, name, 'actual.yml'), `${seen.aria?.join('\n')}\n`);
          const approved = ariaOf();
          if (difference && approved) {
            evidence.expected = await writeText(textFile(folder, name, 'expected.yml'), `${approved.join('\n')}\n`);
            evidence.difference = await writeText(textFile(folder, name, 'diff'), String(difference));
          }
        } else {
          const old = approvedPictures.find((picture) => picture.of === of);
          if (seen.pictures.some((picture) => picture.of === of)) {
            evidence.actual = pictureFile(folder, name, of ?? '', 'actual');
          }
          if (old && verdict.kind === 'different') {
            evidence.expected = pictureFile(folder, name, of ?? '', 'expected');
            await copyFile(pathOf(old.file), evidence.expected);
          }
          if (difference && typeof difference !== 'string') {
            evidence.difference = pictureFile(folder, name, of ?? '', 'difference');
            await writeFile(evidence.difference, await encodePicture(difference));
          }
        }
        results.push({ kind, at: name, of, verdict, evidence });
      }
      return results;
    },
  };
}

/** The same answer to the same question. */
function once<Question, Answer>(ask: (question: Question) => Promise<Answer>): (question: Question) => Promise<Answer> {
  const answers = new Map<Question, Promise<Answer>>();
  return (question) => {
    const answer = answers.get(question) ?? ask(question);
    answers.set(question, answer);
    return answer;
  };
}

/** The look after which nothing changed any more, or the last one of a page that never rests. */
async function atRest(page: Page, needs: LookNeeds): Promise<Look> {
  const until = Date.now() + rest;
  let before = await look(page, needs);
  for (;;) {
    const now = await look(page, needs);
    if (isSameLook(before, now) || Date.now() > until) return now;
    before = now;
  }
}

async function movesBetween(one: TakenPicture, other: TakenPicture, threshold: number): Promise<Box[]> {
  if (one.sha256 === other.sha256) return [];
  const [before, later] = await Promise.all([decodePicture(one.png), decodePicture(other.png)]);
  return mergeBoxes(learnVolatile(before, later, [], { threshold }) ?? []);
}

function pictureFile(folder: string, name: string, of: string, what: 'expected' | 'actual' | 'difference'): string {
  return join(folder, `${slug(of === 'page' ? name : `${name} ${of}`)}.${what}.png`);
}

function textFile(folder: string, name: string, ending: string): string {
  return join(folder, `${slug(name)}.aria.${ending}`);
}

async function writeText(path: string, text: string): Promise<string> {
  await writeFile(path, text);
  return path;
}
