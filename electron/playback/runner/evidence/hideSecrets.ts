import type { Page } from '@playwright/test';
import { type Call, unseen } from '../instrument.ts';

const typing = new Set(['fill', 'type', 'pressSequentially', 'insertText']);

/** Tells whether a call types a secret into a field. `secrets` are values. */
export function typesSecret({ method, args }: Call, secrets: readonly string[]): boolean {
  return typing.has(method) && args.some((arg) => typeof arg === 'string' && secrets.some((one) => arg.includes(one)));
}

/**
 * From now on the field that is typed into shows dots, as a password field does: in our pictures, and in the trace, video and
 * screenshots of Playwright as well. It changes how the field is painted, nothing that the page could read of its value.
 */
export async function showDots({ locator, page, receiver, args }: Call): Promise<void> {
  try {
    await unseen(page, async () => {
      // `evaluateAll` waits for nothing: the call that follows does, and afterwards the field is there.
      if (locator) await locator.evaluateAll(dotted);
      else if ('fill' in receiver) await (receiver as Page).locator(String(args[0])).evaluateAll(dotted);
      else await page.locator(':focus').evaluateAll(dotted);
    });
  } catch {
    // Gone, or an element that takes no text: the call itself will say so.
  }
}

/** The part of an element that is needed here; this function runs in the page. */
type Painted = { style?: { setProperty(name: string, value: string, priority: string): void } };

function dotted(elements: Painted[]): void {
  for (const { style } of elements) style?.setProperty('-webkit-text-security', 'disc', 'important');
}
