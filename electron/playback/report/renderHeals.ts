import type { Heal, HealProposal } from '../../../shared/model/heal.ts';
import { placeWords } from '../describeEvent.ts';
import type { StepStory } from '../foldRun.ts';
import { percent } from '../healing/words.ts';
import { escapeHtml, say } from './html.ts';

type Link = (path: string) => string;

/** What was healed in a test: both locators, how sure and why, and how the element stood before and stands now. */
export function healsHtml(steps: readonly StepStory[], link: Link): string {
  const healed = steps.filter(({ heals }) => heals.length > 0);
  if (healed.length === 0) return '';
  const all = healed.flatMap(({ heals, title, place }) => heals.map((heal) => healHtml(heal, title, place, link)));
  return `<div class="heals"><p class="at">${say('healedSteps')}</p>${all.join('\n')}</div>`;
}

function healHtml(
  { from, to, confidence, why, before, after }: Heal,
  title: string,
  place: StepStory['place'],
  link: Link,
): string {
  const where = place ? ` <span class="place">${escapeHtml(placeWords(place))}</span>` : '';
  return `<div class="heal"><p><strong>${escapeHtml(title)}</strong>${where}</p>
<pre><span class="failed">- ${escapeHtml(from)}</span>\n<span class="passed">+ ${escapeHtml(to)}</span></pre>
<p>${percent(confidence)} ${say('sure')}: ${escapeHtml(why.join(', '))}</p>
<div class="sides">${sideHtml('lastGreen', before, link)}${sideHtml('thisRun', after, link)}</div></div>`;
}

function sideHtml(caption: 'lastGreen' | 'thisRun', picture: string | null, link: Link): string {
  const shown = picture
    ? `<a href="${link(picture)}"><img loading="lazy" src="${link(picture)}" alt=""></a>`
    : `<p class="none">${say('notInView')}</p>`;
  return `<figure><figcaption>${say(caption)}</figcaption>${shown}</figure>`;
}

/** What heals would change in specs, or have changed. */
export function proposalsHtml(proposals: readonly HealProposal[]): string {
  if (proposals.length === 0) return '';
  return `<section class="proposals"><p class="at">${say('proposals')}</p>${proposals.map(proposalHtml).join('\n')}</section>`;
}

function proposalHtml({ file, line, diff, outcome, from, to }: HealProposal): string {
  const lines = diff.length > 0 ? diff : [`-${from}`, `+${to}`];
  const coloured = lines.map(
    (text) => `<span class="${text.startsWith('-') ? 'failed' : 'passed'}">${escapeHtml(text)}</span>`,
  );
  const why = outcome.kind === 'left' ? `: ${escapeHtml(outcome.why)}` : '';
  return `<p><span class="place">${escapeHtml(placeWords({ file, line }))}</span> ${say(outcome.kind)}${why}</p><pre>${coloured.join('\n')}</pre>`;
}
