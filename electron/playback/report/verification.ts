import { readFileSync } from 'node:fs';
import type { Verification } from '../../../shared/model/verification.ts';
import { countVerifications, isFailure, sentence, verificationMarks } from '../verify/words.ts';

/** What this part needs of the report around it. */
type Around = {
  say(key: 'verification' | 'expected' | 'received' | 'difference' | 'compare'): string;
  link(path: string): string;
  escapeHtml(text: string): string;
};

/** What came of verifying one test: differences open, with their evidence side by side; the rest as a list to unfold. */
export function verificationHtml(results: Verification[], around: Around): string {
  if (results.length === 0) return '';
  const isOpen = results.some(({ verdict }) => verdict.kind !== 'same');
  const sorted = results.toSorted((a, b) => Number(isFailure(b)) - Number(isFailure(a)));
  return `<details class="more verification"${isOpen ? ' open' : ''}><summary>${around.say('verification')}: ${around.escapeHtml(countVerifications(results))}</summary>
<ul>${sorted.map((result) => resultHtml(result, around)).join('\n')}</ul></details>`;
}

const colours: Record<Verification['verdict']['kind'], string> = {
  same: 'passed',
  approved: 'passed',
  new: 'interrupted',
  different: 'failed',
  unverifiable: 'failed',
};

function resultHtml(result: Verification, around: Around): string {
  const { kind } = result.verdict;
  const evidence =
    kind === 'same' ? '' : result.kind === 'picture' ? picturesHtml(result, around) : textHtml(result, around);
  return `<li><span class="mark ${colours[kind]}">${verificationMarks[kind]}</span> ${around.escapeHtml(sentence(result))}${evidence}</li>`;
}

function picturesHtml(
  { evidence: { expected, actual, difference }, of }: Verification,
  { say, link, escapeHtml }: Around,
): string {
  const shown = (
    [
      ['expected', expected],
      ['received', actual],
      ['difference', difference],
    ] as const
  ).flatMap(([key, path]) =>
    path === null
      ? []
      : [
          `<figure><a href="${link(path)}"><img loading="lazy" src="${link(path)}" alt="${escapeHtml(`${key} ${of ?? ''}`)}"></a><figcaption>${say(key)}</figcaption></figure>`,
        ],
  );
  const slider =
    expected === null || actual === null
      ? ''
      : `<details class="slider"><summary>${say('compare')}</summary><div><img loading="lazy" src="${link(actual)}" alt=""><img loading="lazy" src="${link(expected)}" alt=""></div><input type="range" value="50" aria-label="expected / actual"></details>`;
  return shown.length === 0 ? '' : `<div class="pictures">${shown.join('')}</div>${slider}`;
}

/** Texts stand in the report itself: there are few, and they are short. */
function textHtml({ evidence: { difference } }: Verification, { escapeHtml }: Around): string {
  const text = difference === null ? '' : readIfThere(difference);
  if (text === '') return '';
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const colour = line.startsWith('-') ? 'failed' : line.startsWith('+') ? 'passed' : '';
      return `<span class="${colour}">${escapeHtml(line)}</span>`;
    });
  return `<pre>${lines.join('\n')}</pre>`;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // A full disk kept it from being written; the sentence still says what differs.
  }
}

export const verificationStyle = `
.verification ul { list-style: none; margin: 4px 0; padding: 0; }
.verification li { padding: 3px 0; overflow-wrap: anywhere; }
figure { margin: 0; } figcaption { color: var(--soft); font-size: 13px; }
.slider { margin-top: 6px; }
.slider div { position: relative; width: fit-content; max-width: 100%; border: 1px solid var(--line); }
.slider img { display: block; max-width: 100%; }
.slider img + img { position: absolute; inset: 0; clip-path: inset(0 calc(100% - var(--cut, 50%)) 0 0); border-right: 2px solid var(--failed); }
.slider input { width: 100%; }
`;

/** Runs in the opened report: the slider uncovers the expected picture over the actual one. */
export const verificationScript = `
for (const input of document.querySelectorAll('.slider input')) {
  input.oninput = () => input.parentElement.style.setProperty('--cut', input.value + '%');
}
`;
