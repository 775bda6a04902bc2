/** Heals in words, for terminal, reports and database. */
import type { Heal, HealProposal } from '../../../shared/model/heal.ts';

type Change = Pick<Heal, 'from' | 'to' | 'confidence'>;

/** `getByText('Buy') → getByText('Order') (97 % sure)` */
export function healWords({ from, to, confidence }: Change): string {
  return `${from} → ${to} (${percent(confidence)} sure)`;
}

/** Never 100 %: nothing is that sure. */
export function percent(share: number): string {
  return `${Math.min(99, Math.round(share * 100))} %`;
}

/** What became of a heal, and its diff. */
export function proposalLines(proposal: HealProposal): string[] {
  const { outcome, diff } = proposal;
  const said = outcome.kind === 'left' ? `left as it is: ${outcome.why}` : outcome.kind;
  return [`${said}: ${healWords(proposal)}`, ...diff.map((line) => `  ${line}`)];
}
