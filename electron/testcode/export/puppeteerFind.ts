/** Elements as code for Puppeteer. */
import type { Target } from '../../../shared/model/target.ts';
import { quote } from '../quote.ts';
import type { ScriptSettings } from './script.ts';
import { type Selector, selectorsFor, selectorsOf } from './selectors.ts';

/** Code for an element: its page, the document it is in, its selector, and both ways to hold it. */
export type Found = {
  page: string;
  place: string;
  selector: string;
  locator: string;
  handle: string;
  anyHandle: string;
};

export function find(target: Target, settings: ScriptSettings): Found | null {
  const [selector] = selectorsOf(target, settings.testIdAttribute);
  const frames = target.frames.map((frame) => selectorsFor(frame, settings.testIdAttribute)[0]);
  if (!selector || frames.includes(undefined)) return null;
  const { page } = target;
  const path = frames.flatMap((frame) => (frame ? [printSelector(frame)] : []));
  const place = path.length === 0 ? page : `(await inFrame(${[page, ...path].join(', ')}))`;
  const code = printSelector(selector);
  return {
    page,
    place,
    selector: code,
    locator: `${place}.locator(${code})`,
    handle: `await ${place}.waitForSelector(${code}, { visible: true })`,
    anyHandle: `await ${place}.waitForSelector(${code})`,
  };
}

function printSelector(selector: Selector): string {
  switch (selector.kind) {
    case 'css':
      return quote(selector.css);
    case 'xpath':
      return `'xpath/' + ${selector.code}`;
    case 'aria':
      return quote(`aria/${selector.name}[role="${selector.role}"]`);
  }
}
