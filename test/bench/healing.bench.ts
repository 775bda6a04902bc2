import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { type Decision, decide } from '../../electron/playback/heal/index.ts';
import { casesOf } from '../../scripts/healing/cases.ts';
import { crossValidate } from '../../scripts/healing/crossValidate.ts';
import { fingerprintOf, isDisputed, readSites, type Site } from '../../scripts/healing/relocation.ts';
import { MARGIN_FROM, type Rates, ratesAt, withNestedThresholds } from '../../scripts/healing/thresholds.ts';
import { browserArguments, executablePath } from '../e2e/harness/chromium.ts';
import { FALLBACKS } from './healing/fallbacks.ts';
import { linksPage, lookTimes } from './healing/pageTimes.ts';
import { similo } from './healing/similo.ts';
import { percentile } from './recording/handlers.ts';
import { benchPage } from './recording/pages.ts';
import type { BenchRow } from './storage.bench.ts';

/** Public pairs of one element before and after months; not part of the product. Other folders: RELOCATION_DATA=… npm run bench -- healing */
const folder = process.env.RELOCATION_DATA ?? path.join(import.meta.dirname, '../../../shared/data/relocation');

/** How often an element is found again, rightly, wrongly or not at all: by weights that never saw the site, as shipped, and by other ways. */
export function benchFindingAgain(): BenchRow[] {
  if (!existsSync(folder)) {
    console.error(`no relocation data in ${folder}: its rows are left out`);
    return [];
  }
  const sites = readSites(folder);
  return [...curveRows(sites), ...shippedRows(sites)];
}

const round = (ms: number): number => Math.round(ms * 100) / 100;
const SIZES = [1_000, 10_000];
const LOOKS = 40;

/** What a look costs in a real page, for a button among buttons and for a cell among cells. */
export async function benchLooking(): Promise<BenchRow[]> {
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const rows: BenchRow[] = [];
    for (const size of SIZES) {
      const pages = [
        { what: `a button among ${size} elements`, html: benchPage(size), selector: 'button' },
        { what: `a cell among ${size} elements`, html: benchPage(size), selector: 'td' },
        { what: `a link among ${size} links`, html: linksPage(size), selector: 'a' },
      ];
      for (const { what, html, selector } of pages) {
        const { ours, floor } = await lookTimes(browser, html, selector, LOOKS);
        rows.push({
          name: `${what}: p95`,
          value: round(percentile(ours, 0.95)),
          unit: 'ms',
          beside: { name: 'all elements and their boxes', value: round(percentile(floor, 0.95)) },
        });
      }
    }
    return rows;
  } finally {
    await browser.close();
  }
}

const percent = (share: number): number => Math.round(share * 1000) / 10;
const CURVE = [0.02, 0.05, 0.1, 0.13, 0.15, 0.17, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];

/** The whole curve of coverage and error, each site judged by weights that were fitted without it. */
function curveRows(sites: readonly Site[]): BenchRow[] {
  if (sites.length < 3) return [];
  const guesses = crossValidate(casesOf(sites));
  const sure = guesses.filter(({ isDisputed }) => !isDisputed);
  return [
    ...CURVE.flatMap((from) =>
      rateRows(`left-out sites, from ${from.toFixed(2)}`, ratesAt(guesses, from, MARGIN_FROM)),
    ),
    ...CURVE.flatMap((from) =>
      rateRows(`the same without disputed pairs, from ${from.toFixed(2)}`, ratesAt(sure, from, MARGIN_FROM)),
    ),
    ...rateRows('left-out sites, threshold of the others', ratesAt(withNestedThresholds(guesses), 1, MARGIN_FROM)),
  ];
}

function rateRows(name: string, { covered, wrong, right, abstained }: Rates): BenchRow[] {
  return [
    {
      name: `${name}: answered`,
      value: percent(covered),
      unit: '%',
      beside: { name: 'right of these', value: percent(right) },
    },
    {
      name: `${name}: wrong of all`,
      value: percent(wrong),
      unit: '%',
      beside: { name: 'abstained where it is gone', value: percent(abstained) },
    },
  ];
}

type Answer = { index: number | null };
type Method = { name: string; find: (site: Site, pair: number, isRemoved: boolean) => Answer };

/** `decide` itself, with the weights of the product, beside the other methods on the same cases. */
function shippedRows(sites: readonly Site[]): BenchRow[] {
  const method = methodOf('ours', ourChoice(sites));
  const ours = tally(sites, method, () => true);
  const sure = tally(sites, method, isSure);
  const others = [
    methodOf('Similo', similo, false),
    ...Object.entries(FALLBACKS).map(([name, find]) => methodOf(name, find)),
  ].map((method) => ({ method, rates: tally(sites, method, () => true) }));
  return [
    ...rowsOf('as shipped', ours, others),
    {
      name: 'as shipped, without disputed pairs: wrong of all',
      value: percent(sure.wrong),
      unit: '%',
      beside: { name: 'abstained where it is gone', value: percent(sure.abstained) },
    },
  ];
}

function rowsOf(name: string, ours: Rates, others: { method: Method; rates: Rates }[]): BenchRow[] {
  const of = (what: string, pick: (rates: Rates) => number): BenchRow[] =>
    others.map(({ method, rates }) => ({
      name: `${name}: ${what}`,
      value: percent(pick(ours)),
      unit: '%',
      beside: { name: method.name, value: percent(pick(rates)) },
    }));
  return [
    ...of('answered', ({ covered }) => covered),
    ...of('right of answered', ({ right }) => right),
    ...of('wrong of all', ({ wrong }) => wrong),
    ...of('abstained where it is gone', ({ abstained }) => abstained),
  ];
}

type Choose = (old: Site['candidates'][number], candidates: Site['candidates']) => number | null;

/** A way of choosing, tried with the right element there and taken away; one that never abstains need not be asked the second time. */
function methodOf(name: string, choose: Choose, abstains = true): Method {
  return {
    name,
    find: ({ pairs, candidates }, pair, isRemoved) => {
      const { old, new: truth } = pairs[pair] as Site['pairs'][number];
      if (!isRemoved) return { index: choose(old, candidates) };
      return { index: abstains ? choose(old, candidates.toSpliced(truth, 1)) : 0 };
    },
  };
}

function ourChoice(sites: readonly Site[]): Choose {
  const fingerprints = new Map(
    sites.flatMap((site) => site.candidates).map((element) => [element, fingerprintOf(element)]),
  );
  return (old, candidates) => {
    const given = candidates.map((element) => fingerprints.get(element) ?? fingerprintOf(element));
    const decision: Decision = decide(fingerprintOf(old), given);
    return decision.kind === 'match' ? decision.index : null;
  };
}

const isSure = (site: Site, pair: number): boolean => {
  const { old, new: truth } = site.pairs[pair] as Site['pairs'][number];
  return !isDisputed(old, site.candidates[truth] as Site['candidates'][number], site.candidates);
};

function tally(sites: readonly Site[], { find }: Method, isCounted: (site: Site, pair: number) => boolean): Rates {
  let [cases, answered, right, abstained] = [0, 0, 0, 0];
  for (const site of sites) {
    for (const [pair, { new: truth }] of site.pairs.entries()) {
      if (!isCounted(site, pair)) continue;
      cases++;
      const { index } = find(site, pair, false);
      if (index !== null) answered++;
      if (index === truth) right++;
      if (find(site, pair, true).index === null) abstained++;
    }
  }
  return {
    covered: answered / cases,
    right: answered > 0 ? right / answered : 1,
    wrong: (answered - right) / cases,
    abstained: abstained / cases,
  };
}
