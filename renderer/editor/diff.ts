/** Two texts beside each other: what each side is. */
import { t } from '../i18n/language.ts';

export type Side =
  /** There was, or is, no file. */
  | { kind: 'nothing' }
  /** The file as the editor has it. */
  | { kind: 'disk' }
  | { kind: 'git'; at: string; path: string };

export type Diff = { left: Side; right: Side; of: 'changes' | 'staged' | 'commit' };

/** What its tab is called. */
export function diffTitle({ right, left, of }: Diff, name: string): string {
  const side = right.kind === 'git' ? right : left;
  const hash = side.kind === 'git' ? side.at.replace(/\^$/, '').slice(0, 7) : '';
  return t(`diff.${of}`, { name, hash });
}
