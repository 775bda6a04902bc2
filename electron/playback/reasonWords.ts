import type { Limit, Reason } from '../../shared/model/reason.ts';
import { locatorWords } from './locatorWords.ts';

/** A reason as one sentence in English; for Chinese see report/reasonInChinese.ts. Pure. */
export function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case 'several':
      return `${locatorWords(reason.locator)} means ${reason.count} elements where one is needed`;
    case 'notFound':
      return `${locatorWords(reason.locator)} was not found${reason.limit ? inTime(reason.limit) : ''}`;
    case 'hindered': {
      const { by } = reason;
      return `${locatorWords(reason.locator)} was there, but ${by.kind === 'covered' ? `${by.by} covers it` : `it is ${by.state}`}`;
    }
    case 'differs':
      return `${of(reason.locator)}expected ${reason.expected}, but it was ${reason.received}`;
    case 'differsInLines':
      return `${of(reason.locator)}the value is not the expected one`;
    case 'notGoneTo':
      return `the page did not go to ${reason.address}${inTime(reason.limit)}${reason.wentTo ? `; it went to ${reason.wentTo}` : ''}`;
    case 'nothingCame':
      return `no ${reason.what} came${inTime(reason.limit)}`;
    case 'notDone':
      return `${reason.call} was not done${reason.limit ? inTime(reason.limit) : " before the test's time was over"}`;
    case 'notOpened':
      return `The page could not be opened: ${reason.error}`;
    case 'testTooLong':
      return `The test took longer than ${reason.ms / 1000} s`;
    case 'processDied':
      return `The process that ran the test died (${reason.how})`;
    case 'browserMissing':
      return 'The browser that the test asks for is not installed. See what is missing with: powerautomation doctor';
    case 'videoMissing':
      return 'Videos need the ffmpeg of Playwright, which is not installed. Install it with: npx playwright install ffmpeg';
    case 'otherEnd':
      return `The test was expected to end as "${reason.expected}", but it ${reason.status}`;
    case 'said':
      return reason.words;
  }
}

function of(locator: string | null): string {
  return locator === null ? '' : `${locatorWords(locator)}: `;
}

function inTime({ of, ms }: Limit): string {
  return of === 'call' ? ` within ${ms / 1000} s` : ` before the test's time was over (${ms / 1000} s)`;
}
