/** What heals suggest to change in specs: looked at, taken, or refused for good. */
import type { HealProposal } from '../../shared/model/heal.ts';
import type { RunEvent } from '../../shared/model/run.ts';
import { acceptProposal, addRejection } from '../playback/index.ts';
import type { Storage } from '../storage/index.ts';
import { EngineError } from './errors.ts';

/** `number` counts from 1, and holds until the next run. */
type PendingHeal = HealProposal & { number: number };

type HealChange = { heal: PendingHeal; done: boolean; why: string | null };

/** What the newest run with suggestions has suggested, run by run backwards no further than that. */
export function pendingHeals(storage: Storage): PendingHeal[] {
  for (const { id } of storage.runs.list({ limit: MOST_RUNS })) {
    const suggested = [...storage.runs.events(id)]
      .map(({ payload }) => JSON.parse(payload) as RunEvent)
      .flatMap((event) =>
        event.kind === 'proposal' && event.proposal.outcome.kind === 'suggested' ? event.proposal : [],
      );
    if (suggested.length > 0) return suggested.map((proposal, index) => ({ ...proposal, number: index + 1 }));
  }
  return [];
}

const MOST_RUNS = 20;

/** Rewrites specs as suggested. */
export async function acceptHeals(heals: readonly PendingHeal[]): Promise<HealChange[]> {
  const changes: HealChange[] = [];
  // From the end of a file to its beginning, so that the places of the others stay what they are.
  const chosen = heals.toSorted((one, other) => other.line - one.line || other.column - one.column);
  for (const heal of chosen) {
    const why = await acceptProposal(heal);
    changes.push({ heal, done: why === null, why });
  }
  return changes.sort((one, other) => one.heal.number - other.heal.number);
}

/** Sees to it that they are never suggested again, by nobody who has the spec's folder. */
export async function rejectHeals(heals: readonly PendingHeal[]): Promise<HealChange[]> {
  for (const { spec, from, to } of heals) await addRejection(spec, { from, to });
  return heals.map((heal) => ({ heal, done: true, why: null }));
}

/** All where none is named. @throws EngineError NO_SUCH_HEAL */
export function chooseHeals(storage: Storage, numbers: readonly number[]): PendingHeal[] {
  const pending = pendingHeals(storage);
  const unknown = numbers.find((number) => !pending.some((heal) => heal.number === number));
  if (unknown !== undefined) {
    throw new EngineError(
      'NO_SUCH_HEAL',
      `No heal has the number ${unknown}; ${pending.length === 0 ? 'none is suggested' : `there are ${pending.length}`}. List them with: powerautomation heals`,
    );
  }
  return numbers.length === 0 ? [...pending] : pending.filter(({ number }) => numbers.includes(number));
}
