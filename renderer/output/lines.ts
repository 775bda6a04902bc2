/** What happens, as lines of a log. Pure. */
import type { RecordingEvent } from '../../shared/model/recording.ts';
import type { RunEvent, Verdict } from '../../shared/model/run.ts';

const marks: Readonly<Record<Verdict['kind'], string>> = {
  passed: '✓',
  healed: '♥',
  failed: '✗',
  skipped: '–',
  interrupted: '■',
};

export function linesOfRun(event: RunEvent): string[] {
  switch (event.kind) {
    case 'runBegin':
      return [`▶ ${event.run}`];
    case 'testBegin':
      return [
        `▷ ${event.title}${event.attempt > 0 ? ` (${event.attempt + 1})` : ''}  ${event.place.file}:${event.place.line}`,
      ];
    case 'stepBegin':
      return event.does === 'hook' ? [] : [`${'  '.repeat(event.depth + 1)}${event.title}`];
    case 'stepEnd':
      return event.verdict.kind === 'failed' ? [`  ${marks.failed} ${event.verdict.why}`] : [];
    case 'testEnd': {
      const { verdict, duration } = event;
      const head = `${marks[verdict.kind]} ${Math.round(duration)} ms`;
      const why = verdict.kind === 'failed' ? (verdict.failure?.message ?? verdict.why) : '';
      return why === '' ? [head] : [head, ...textLines(why).map((line) => `    ${line}`)];
    }
    case 'healed':
      return [`  ${marks.healed} ${event.heal.from} → ${event.heal.to}`];
    case 'paused':
      return [`‖ ${event.place ? `${event.place.file}:${event.place.line}` : ''}`];
    case 'output':
      return textLines(event.text);
    case 'problem':
      return textLines(event.failure.message || event.why).map((line) => `${marks.failed} ${line}`);
    case 'runEnd': {
      const { passed, healed, failed, skipped } = event.counts;
      const counts = `${marks.passed} ${passed}  ${marks.healed} ${healed}  ${marks.failed} ${failed}  ${marks.skipped} ${skipped}`;
      return [
        `■ ${counts}  ${(event.duration / 1000).toFixed(1)} s`,
        ...(event.why === null ? [] : textLines(event.why)),
        '',
      ];
    }
    case 'resumed':
    case 'evidence':
    case 'proposal':
      return [];
  }
}

export function linesOfRecording(event: RecordingEvent): string[] {
  switch (event.kind) {
    case 'ready': {
      const { title, url, browser } = event.recording;
      return [`● ${title}  ${url}  ${browser}`];
    }
    case 'action':
      return [`  ${event.index + 1}  ${event.words}`];
    case 'withdrawn':
      return [`  ${event.index + 1}  –`];
    case 'secret':
      return event.notice.kept ? [`  ${event.notice.variable}`] : textLines(event.notice.remedy);
    case 'notice':
      return textLines(event.message);
    case 'end':
      return [`■ ${event.path ?? event.reason}`, ...(event.failure === null ? [] : textLines(event.failure)), ''];
  }
}

/** Lines without the colours of a terminal, and without the empty one behind the last break. */
function textLines(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what the colours of a terminal begin with.
  const plain = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/\r\n?/g, '\n');
  const lines = plain.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
