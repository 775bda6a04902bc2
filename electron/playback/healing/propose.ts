/** What heals would change in specs, and the changing of them. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { HealOutcome, HealProposal } from '../../../shared/model/heal.ts';
import { writeFileAtomically } from '../../storage/index.ts';
import { applyEdits, changedLines, type Edit, printPatch, relocate } from '../../testcode/index.ts';
import type { GreenHeal } from './greenHeals.ts';

type Needs = {
  mode: 'suggest' | 'apply';
  /** Paths in the patch are told from here. */
  cwd: string;
  /** For the patch. */
  folder: string;
  isAlive: (place: string, locator: string) => boolean;
};

export type Proposed = { proposals: HealProposal[]; patch: string | null };

/** One edit for all heals that want it; heals that want different edits of the same code get none. */
type Wanted = { heal: GreenHeal; edit: Edit | null; outcome: HealOutcome };

export async function propose(heals: readonly GreenHeal[], { mode, cwd, folder, isAlive }: Needs): Promise<Proposed> {
  const files = Map.groupBy(heals, ({ place }) => place.file);
  const proposals: HealProposal[] = [];
  const patches: string[] = [];
  for (const [file, all] of files) {
    const source = await readFile(file, 'utf8');
    const wanted = settleConflicts(all.map((heal) => want(heal, source, isAlive)));
    const told = onlyOnce(wanted);
    const edits = told.flatMap(({ edit }) => edit ?? []);
    if (edits.length > 0 && mode === 'apply') await writeFileAtomically(file, applyEdits(source, edits));
    if (edits.length > 0 && mode === 'suggest')
      patches.push(printPatch(relative(cwd, file).split(sep).join('/'), source, edits));
    proposals.push(...told.map((one) => proposalOf(one, source, mode)));
  }
  if (patches.length === 0) return { proposals, patch: null };
  const patch = join(folder, 'heals.patch');
  await writeFile(patch, patches.join(''));
  return { proposals, patch };
}

function want(heal: GreenHeal, source: string, isAlive: Needs['isAlive']): Wanted {
  const { place } = heal;
  const { from, to } = heal.heal;
  const leave = (why: string): Wanted => ({ heal, edit: null, outcome: { kind: 'left', why } });
  if (isAlive(`${place.file}:${place.line}:${place.column}`, from))
    return leave('the same locator still finds its element elsewhere in this run');
  const relocation = relocate(source, place.file, place, from, to);
  if (relocation.kind === 'left') return leave(relocation.why);
  return { heal, edit: relocation.edit, outcome: { kind: 'suggested' } };
}

function settleConflicts(all: readonly Wanted[]): Wanted[] {
  return all.map((one) => {
    const isContested = all.some(
      ({ edit }) => edit && one.edit && isOverlapping(edit, one.edit) && !isSame(edit, one.edit),
    );
    if (!isContested) return one;
    return {
      ...one,
      edit: null,
      outcome: { kind: 'left', why: 'it was used for several elements, which were found in different ways' },
    };
  });
}

function onlyOnce(all: readonly Wanted[]): Wanted[] {
  return all.filter(
    (one, index) =>
      all.findIndex((other) =>
        one.edit ? other.edit && isSame(other.edit, one.edit) : !other.edit && isSameHeal(one.heal, other.heal),
      ) === index,
  );
}

function isSameHeal(one: GreenHeal, other: GreenHeal): boolean {
  const { line, column } = other.place;
  return (
    one.place.line === line &&
    one.place.column === column &&
    one.heal.from === other.heal.from &&
    one.heal.to === other.heal.to
  );
}

function isSame(one: Edit, other: Edit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

function isOverlapping(one: Edit, other: Edit): boolean {
  return one.start < other.end && other.start < one.end;
}

function proposalOf(
  { heal: { heal, spec, place }, edit, outcome }: Wanted,
  source: string,
  mode: Needs['mode'],
): HealProposal {
  const { from, to, confidence } = heal;
  return {
    ...{ from, to, confidence, spec },
    ...place,
    diff: edit ? changedLines(source, edit) : [],
    outcome: edit && mode === 'apply' ? { kind: 'applied' } : outcome,
  };
}

/** Makes one suggested change now. Returns why it cannot be made, or null when it is. */
export async function acceptProposal({ file, line, column, from, to }: HealProposal): Promise<string | null> {
  const source = await readFile(file, 'utf8').catch(() => null);
  if (source === null) return 'the file is gone';
  const relocation = relocate(source, file, { line, column }, from, to);
  if (relocation.kind === 'left') return relocation.why;
  await writeFileAtomically(file, applyEdits(source, [relocation.edit]));
  return null;
}
