/** Runs inside Playwright's runner process, whatever its version, and tells the player what happens there. */
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
  TestStep,
} from '@playwright/test/reporter';
import type { SourcePlace } from '../../../shared/model/run.ts';
import { openChannel } from './channel.ts';
import { createCiReports } from './ciReports.ts';
import { depthOf, type PlaywrightStep, personStep } from './personSteps.ts';
import { channelVariable, healedAnnotation, type RawError, reportsVariable } from './protocol.ts';

const ciReports = await createCiReports(JSON.parse(process.env[reportsVariable] ?? '{}'));

export default class ChannelReporter implements Reporter {
  private readonly send = openChannel(Number(process.env[channelVariable]));
  private readonly steps = new WeakMap<TestStep, string>();
  private nextStep = 1;

  onBegin(config: FullConfig, suite: Suite): void {
    const tests = suite.allTests();
    const files = [...new Set(tests.map((test) => test.location.file))];
    this.send({ kind: 'begin', tests: tests.length, workers: config.workers, files });
    for (const report of ciReports) {
      report.onConfigure?.(config);
      report.onBegin?.(suite);
    }
  }

  onTestBegin(test: TestCase, result: TestResult): void {
    this.send({
      kind: 'testBegin',
      test: test.id,
      title: titleOf(test),
      place: test.location,
      project: test.parent.project()?.name ?? '',
      attempt: result.retry,
    });
  }

  onStepBegin(test: TestCase, result: TestResult, step: TestStep): void {
    const does = personStep(step);
    if (!does) return;
    const id = String(this.nextStep++);
    this.steps.set(step, id);
    this.send({
      kind: 'stepBegin',
      test: test.id,
      step: id,
      attempt: result.retry,
      title: step.title,
      subtitle: (step as PlaywrightStep).subtitle ?? '',
      does,
      place: step.location ?? null,
      depth: depthOf(step),
      startedAt: step.startTime.getTime(),
    });
  }

  onStepEnd(test: TestCase, _result: TestResult, step: TestStep): void {
    const id = this.steps.get(step);
    if (!id) return;
    this.send({
      kind: 'stepEnd',
      test: test.id,
      step: id,
      duration: step.duration,
      error: step.error ? rawError(step.error) : null,
      skipped: step.annotations?.some(({ type }) => type === 'skip') ?? false,
    });
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const isFinal = test.outcome() !== 'unexpected' || result.retry >= test.retries;
    this.send({
      kind: 'testEnd',
      test: test.id,
      status: result.status,
      expected: test.expectedStatus,
      outcome: test.outcome(),
      duration: result.duration,
      timeout: test.timeout,
      retriesLeft: isFinal || result.status === 'interrupted' ? 0 : test.retries - result.retry,
      errors: result.errors.map(rawError),
      heals: healsOf(test, result),
      evidence: result.attachments.flatMap(({ name, contentType, path }) => (path ? { name, contentType, path } : [])),
    });
  }

  onStdOut(chunk: string | Buffer, test?: TestCase): void {
    this.send({ kind: 'output', stream: 'out', text: chunk.toString(), test: test?.id ?? null });
  }

  onStdErr(chunk: string | Buffer, test?: TestCase): void {
    this.send({ kind: 'output', stream: 'err', text: chunk.toString(), test: test?.id ?? null });
  }

  onError(error: TestError): void {
    this.send({ kind: 'error', error: rawError(error) });
    for (const report of ciReports) report.onError?.(error);
  }

  async onEnd(result: FullResult): Promise<void> {
    this.send({ kind: 'end', status: result.status });
    for (const report of ciReports) await report.onEnd?.(result);
  }
}

/** Told by annotations, which Playwright's own reports show as well. Older versions know those of the test only. */
function healsOf(test: TestCase, { annotations = test.annotations }: Partial<TestResult>): number {
  return annotations.filter(({ type }) => type === healedAnnotation).length;
}

/** Describe titles and the test's own; the first three parts of Playwright's path are root, project and file. */
function titleOf(test: TestCase): string {
  return test.titlePath().slice(3).join(' › ');
}

function rawError(error: TestError): RawError {
  const place: SourcePlace | null = error.location ?? null;
  const message = error.message ?? error.value ?? 'Something was thrown that says nothing.';
  const cause = error.cause ? `\nCaused by: ${rawError(error.cause).message}` : '';
  return { message: message + cause, place, snippet: error.snippet ?? null };
}
