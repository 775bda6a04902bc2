/** Describes a target in the moment of the event: how to find it again, and what it looked like. */

import type { TargetRef } from '../../../shared/model/event.ts';
import type { RankedLocator } from '../../../shared/model/locator.ts';
import type { Description, Fingerprint } from '../../../shared/model/target.ts';
import { attempt } from './attempt.ts';
import { candidatesOf, lastResort } from './candidates.ts';
import { fingerprintOf, shorten } from './fingerprint.ts';
import { labelTexts } from './label.ts';
import { accessibleName } from './name.ts';
import { roleOf } from './role.ts';
import { attribute, isEditable, tagOf } from './safe.ts';
import { shortText } from './text.ts';

export function describe(element: Element): Description {
  return {
    locators: attempt(
      () => candidatesOf(element),
      () => [
        attempt(
          () => lastResort(element),
          () => byTag(element),
        ),
      ],
    ),
    words: attempt(
      () => wordsFor(element),
      () => tagOf(element),
    ),
    fingerprint: attempt(
      () => fingerprintOf(element),
      () => bareFingerprint(element),
    ),
  };
}

const numbers = new WeakMap<Element, number>();
/** How elements looked, by number, when they were described. */
const described = new Map<number, string>();
/** And when that was told: what an element is called may have changed since; not all that is described is told. */
const told = new Map<number, string>();
let lastNumber = 0;

/** A fresh description: for presses, where the page may have changed since the last look. */
export function describeNow(element: Element): TargetRef {
  return refTo(element, describe(element));
}

/** Once this was told, the number says it. */
export function refTo(element: Element, description: Description): TargetRef {
  const ref = numbers.get(element) ?? ++lastNumber;
  numbers.set(element, ref);
  described.set(ref, lookOf(element));
  return { ref, description };
}

/** Called with all that is told. */
export function noteTold(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('ref' in value && 'description' in value && typeof value.ref === 'number')
    told.set(value.ref, described.get(value.ref) ?? '');
  else for (const inner of Object.values(value)) noteTold(inner);
}

/** By number only where the element was described before: for the many events of one field. */
export function refer(element: Element): TargetRef {
  const ref = numbers.get(element);
  return ref === undefined || told.get(ref) !== lookOf(element) ? describeNow(element) : { ref };
}

function lookOf(element: Element): string {
  const own = ['class', 'id', 'name', 'aria-label', 'role'].map((name) => attribute(element, name) ?? '');
  // A label is of the first control in it: one that comes before takes it over.
  const labels = element instanceof HTMLInputElement ? (element.labels?.length ?? 0) : 0;
  return [...own, labels].join('\n');
}

function wordsFor(element: Element): string {
  const role = roleOf(element) ?? (tagOf(element) === 'input' ? 'field' : tagOf(element));
  const name =
    accessibleName(element) ||
    labelTexts(element)[0] ||
    attribute(element, 'placeholder') ||
    (isEditable(element) ? '' : shortText(element, 60));
  return name ? `${role} "${shorten(name, 60)}"` : role;
}

/** What is left when the page makes everything else fail. */
function byTag(element: Element): RankedLocator {
  return { locator: [{ by: 'css', selector: CSS.escape(tagOf(element)) }], score: 0, reasons: ['tag'] };
}

function bareFingerprint(element: Element): Fingerprint {
  return {
    tag: tagOf(element),
    attributes: {},
    neighbours: [],
    ancestors: [],
    box: { x: 0, y: 0, width: 0, height: 0 },
  };
}
