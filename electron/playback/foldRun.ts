import type {
  Candidate,
  Evidence,
  Failure,
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
  problems: { why: string; failure: Failure }[];
  tests: TestStory[];
};

/** The story that a run's events tell. */
export function foldRun(events: Iterable<RunEvent>): RunStory {
  const story: RunStory = {
    run: '',
    at: 0,
    folder: '',
    state: 'running',
    counts: { passed: 0, failed: 0, skipped: 0, flaky: 0 },
    duration: 0,
    why: null,
    report: null,
    problems: [],
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
        const { title, does, place, depth } = event;
        const step: StepStory = {
          ...{ title, does, place, depth, verdict: null, duration: 0 },
          ...{ url: null, picture: null, candidates: [] },
        };
        latest.get(event.test)?.steps.push(step);
        steps.set(event.step, step);
        break;
      }
      case 'stepEnd': {
        const step = steps.get(event.step);
        if (step) Object.assign(step, { verdict: event.verdict, duration: event.duration });
        break;
      }
      case 'evidence': {
        const step = steps.get(event.step);
        if (step) Object.assign(step, seen(event.sight));
        break;
      }
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
        story.problems.push({ why: event.why, failure: event.failure });
        break;
      case 'runEnd': {
        const { state, counts, duration, why, report } = event;
        Object.assign(story, { state, counts, duration, why, report });
        break;
      }
    }
  }
  return story;
}

function seen(sight: Sight): Partial<StepStory> {
  if (sight.kind === 'missed') return { candidates: sight.candidates };
  return { url: sight.url, picture: sight.picture };
}
