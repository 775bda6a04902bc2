import { appendFile, copyFile, mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { countWords, nameOf, time } from './describeEvent.ts';
import type { RunStory } from './foldRun.ts';
import type { PlayOptions } from './playOptions.ts';

/** A report that Playwright writes into the run's folder, where secrets are scrubbed, and that then goes where it is wanted. */
export type CiReport = { reporter: 'json' | 'junit'; written: string; wanted: string };

export function ciReportsFor({ jsonFile, junitFile }: PlayOptions, results: string, cwd: string): CiReport[] {
  const wanted = [
    { reporter: 'json', file: jsonFile, name: 'report.json' },
    { reporter: 'junit', file: junitFile, name: 'report.xml' },
  ] as const;
  return wanted.flatMap(({ reporter, file, name }) =>
    file === undefined ? [] : [{ reporter, written: join(results, name), wanted: resolve(cwd, file) }],
  );
}

/** Returns what could not be delivered, in sentences. */
export async function deliver(reports: CiReport[]): Promise<string[]> {
  const troubles: string[] = [];
  for (const { reporter, written, wanted } of reports) {
    try {
      await mkdir(dirname(wanted), { recursive: true });
      await copyFile(written, wanted);
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      const why = isMissing
        ? `Playwright wrote none. The run ended before, or this version has no such reporter for us: set "reporter" in the Playwright config.`
        : String(error);
      troubles.push(`No ${reporter} report at ${wanted}: ${why}`);
    }
  }
  return troubles;
}

/** The run as Markdown on the page of a GitHub job; `file` is what GITHUB_STEP_SUMMARY names. */
export async function summarizeForGitHub(story: RunStory, file: string): Promise<string[]> {
  try {
    await appendFile(file, gitHubSummary(story));
    return [];
  } catch (error) {
    return [`The summary for GitHub could not be written: ${String(error)}`];
  }
}

function gitHubSummary({ state, counts, duration, why, problems, tests }: RunStory): string {
  const failed = tests.filter(({ verdict, isRetried }) => verdict?.kind === 'failed' && !isRetried);
  const rows = failed.map((test) => {
    const step = test.steps.findLast(
      ({ verdict, does }) => verdict?.kind === 'failed' && does !== 'group' && does !== 'hook',
    );
    const place = step?.place ?? test.place;
    const reason = test.verdict?.kind === 'failed' ? test.verdict.why : '';
    return `| ${[nameOf(test), step?.title ?? '', reason, `${basename(place.file)}:${place.line}`].map(cell).join(' | ')} |`;
  });
  return [
    `### ${state === 'passed' ? '✅' : '❌'} ${state}: ${countWords(counts)} in ${time(duration)}`,
    ...(why ? [cell(why)] : []),
    ...problems.map((problem) => `- ${cell(problem.why)}`),
    ...(rows.length > 0 ? ['', '| test | step | why | where |', '| --- | --- | --- | --- |', ...rows] : []),
    '',
  ].join('\n');
}

/** Whatever a test is called, it may not break the table or bring markup. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|`*_<>[\]]/g, (character) => `\\${character}`);
}
