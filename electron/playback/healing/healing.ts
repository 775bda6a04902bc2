import type { HealProposal } from '../../../shared/model/heal.ts';
import type { RunEvent } from '../../../shared/model/run.ts';
import { createFingerprintStore } from '../fingerprints/store.ts';
import type { TestStory } from '../foldRun.ts';
import type { Keep } from '../keepPictures.ts';
import type { GreenTest } from '../report/renderTest.ts';
import { createGreenHeals } from './greenHeals.ts';
import { createLearner, type Learner } from './learner.ts';
import { withPictureBefore } from './pictureBefore.ts';
import { propose } from './propose.ts';

/** Follows a run from outside its workers: keeps what green steps have learned, and makes of heals what they would change. */
export type Healing = Pick<Learner, 'hear'> & {
  /** To be given each event in order, with those before it; a heal comes back with the picture of how it was before. */
  follow(event: RunEvent, told: readonly RunEvent[]): Promise<RunEvent>;
  /** When nothing plays any more. `trouble` says what could not be written. */
  end(): Promise<{ proposals: HealProposal[]; patch: string | null; trouble: string | null }>;
};

type Needs = {
  mode: 'suggest' | 'apply';
  folder: string;
  cwd: string;
  redact: (text: string) => string;
  notice: (message: string) => void;
  keep: Keep;
  lastGreen: (test: TestStory) => GreenTest | null;
};

export function createHealing({ redact, notice, keep, lastGreen, ...rest }: Needs): Healing {
  const learner = createLearner(createFingerprintStore({ redact, notice }), redact);
  const heals = createGreenHeals();
  return {
    hear: learner.hear,
    async follow(event, told) {
      const followed = event.kind === 'healed' ? await withPictureBefore(event, told, { keep, lastGreen }) : event;
      learner.follow(followed);
      heals.follow(followed);
      return followed;
    },
    async end() {
      const troubles: string[] = [];
      const attempt = async <Value>(what: string, work: () => Promise<Value>): Promise<Value | null> => {
        try {
          return await work();
        } catch (error) {
          troubles.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
          return null;
        }
      };
      await attempt('What was learned of elements could not be kept', learner.write);
      const proposed = await attempt('Heals could not be written', () =>
        propose(heals.all(), { ...rest, isAlive: learner.isAlive }),
      );
      return { proposals: [], patch: null, ...proposed, trouble: troubles.join(' ') || null };
    },
  };
}
