import type { Heal, HealProposal } from '../../shared/model/heal.ts';
import type {
  Candidate,
  Evidence,
  Framed,
  RunCounts,
  RunEvent,
  Sight,
  SourcePlace,
  StepKind,
  Verdict,
} from '../../shared/model/run.ts';
import type { Verification } from '../../shared/model/verification.ts';

export type StepStory = {
  title: string;
  /** As Playwright writes it; null where the step goes through none. */
  locator: string | null;
  does: StepKind;
  place: SourcePlace | null;
  depth: number;
  /** null while it goes on. */
  verdict: Verdict | null;
  duration: number;
  /** Where the page was after it, and how it looked (a JPEG at an absolute path). */
  url: string | null;
  picture: string | null;
  /** What a locator that missed may have meant. */
  candidates: Candidate[];
  /** Where what it was for stood before it was used. */
  target: Framed | null;
  /** What was found in place of what its locators find no more. */
  heals: Heal[];
  /** Why nothing was put in its place. */
  refused: string | null;
};

/** One attempt at one test. */
export type TestStory = {
  test: string;
  title: string;
  place: SourcePlace;
  project: string;
  attempt: number;
  verdict: Verdict | null;
  duration: number;
  /** More attempts followed. */
  isRetried: boolean;
  trace: string | null;
  evidence: Evidence[];
  /** Empty where nothing was verified. */
  verification: Verification[];
  steps: StepStory[];
  output: string;
};

/** A run as it stands after its events so far. */
export type RunStory = {
  run: string;
  at: number;
  folder: string;
  state: 'running' | 'passed' | 'failed' | 'interrupted';
  counts: RunCounts;
  duration: number;
  why: string | null;
  report: string | null;
  problems: Pick<Extract<RunEvent, { kind: 'problem' }>, 'why' | 'reason' | 'failure'>[];
  /** What heals would change in specs, or have changed. */
  proposals: HealProposal[];
  /** The file with all that is suggested. */
  patch: string | null;
  tests: TestStory[];
};

/** The story that a run's events tell. */
export function foldRun(events: Iterable<RunEvent>): RunStory {
  const story: RunStory = {
    run: '',
    at: 0,
    folder: '',
    state: 'running',
    counts: { passed: 0, healed: 0, failed: 0, skipped: 0, flaky: 0 },
    duration: 0,
    why: null,
    report: null,
    problems: [],
    proposals: [],
    patch: null,
    tests: [],
  };
  const latest = new Map<string, TestStory>();
  const steps = new Map<string, StepStory>();
  for (const event of events) {
    switch (event.kind) {
      case 'runBegin':
        Object.assign(story, { run: event.run, at: event.at, folder: event.folder });
        break;
      case 'testBegin': {
        const { kind: _, ...begun } = event;
        const nothingYet = {
          verdict: null,
          duration: 0,
          isRetried: false,
          trace: null,
          evidence: [],
          verification: [],
          steps: [],
          output: '',
        };
        const test: TestStory = { ...begun, ...nothingYet, steps: [], evidence: [], verification: [] };
        story.tests.push(test);
        latest.set(event.test, test);
        break;
      }
      case 'stepBegin': {
        const { title, locator = null, does, place, depth } = event;
        const step: StepStory = {
          ...{ title, locator, does, place, depth, verdict: null, duration: 0 },
          ...{ url: null, picture: null, candidates: [], target: null, heals: [], refused: null },
        };
        latest.get(event.test)?.steps.push(step);
        steps.set(event.step, step);
        break;
      }
      case 'stepEnd': {
        const step = steps.get(event.step);
        if (!step) break;
        const isHealed = step.heals.length > 0 && event.verdict.kind === 'passed';
        Object.assign(step, { verdict: isHealed ? { kind: 'healed' } : event.verdict, duration: event.duration });
        break;
      }
      case 'evidence': {
        const step = steps.get(event.step);
        if (step) Object.assign(step, seen(event.sight));
        break;
      }
      case 'healed': {
        const step = steps.get(event.step);
        if (!step) break;
        step.heals.push(event.heal);
        if (step.verdict?.kind === 'passed') step.verdict = { kind: 'healed' };
        break;
      }
      case 'proposal':
        story.proposals.push(event.proposal);
        break;
      case 'testEnd': {
        const { verdict, duration, trace, evidence, verification = [] } = event;
        const test = latest.get(event.test);
        if (test)
          Object.assign(test, { verdict, duration, trace, evidence, verification, isRetried: event.retriesLeft > 0 });
        break;
      }
      case 'output': {
        const test = event.test === null ? undefined : latest.get(event.test);
        if (test) test.output += event.text;
        break;
      }
      case 'paused':
      case 'resumed':
        break;
      case 'problem':
        story.problems.push({
          why: event.why,
          ...(event.reason && { reason: event.reason }),
          failure: event.failure,
        });
        break;
      case 'runEnd': {
        const { state, counts, duration, why, report, patch = null } = event;
        Object.assign(story, { state, counts, duration, why, report, patch });
        break;
      }
    }
  }
  return story;
}

function seen(sight: Sight): Partial<StepStory> {
  if (sight.kind === 'missed') return { candidates: sight.candidates };
  if (sight.kind === 'refused') return { refused: sight.why };
  return { url: sight.url, picture: sight.picture, target: sight.target ?? null };
}
