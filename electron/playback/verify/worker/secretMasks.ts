import type { Frame, Locator, Page } from '@playwright/test';

/** Shorter ones are found in innocent words; in fields they are covered all the same. */
const shortestInText = 4;

/**
 * What a picture must not show: fields that hold a secret, however it was formatted in them, texts that say one, and password
 * fields, whose dots tell a length. The values never reach the page's own scripts: fields are read out, texts are
 * looked for in Playwright's own world.
 */
export async function secretMasks(page: Page, secrets: string[]): Promise<Locator[]> {
  const masks: Locator[] = [];
  for (const frame of page.frames()) {
    masks.push(frame.locator('input[type=password]'));
    if (secrets.length > 0) masks.push(...(await masksIn(frame, secrets)));
  }
  return masks;
}

async function masksIn(frame: Frame, secrets: string[]): Promise<Locator[]> {
  const fields = frame.locator('input, textarea');
  const values = await fields.evaluateAll((all) => all.map((field) => String(Reflect.get(field, 'value'))));
  const plain = secrets.map(withoutFormat);
  const filled = values.flatMap((value, index) => {
    const bare = withoutFormat(value);
    return plain.some((secret) => secret !== '' && bare.includes(secret)) ? [fields.nth(index)] : [];
  });
  const said = secrets
    .filter((secret) => secret.length >= shortestInText)
    .map((secret) => frame.getByText(anyFormat(secret)));
  return [...filled, ...said];
}

/** A card number may stand in groups of four. */
function withoutFormat(text: string): string {
  return text.replace(/[\s-]/g, '');
}

function anyFormat(secret: string): RegExp {
  const characters = [...withoutFormat(secret)].map((character) => character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(characters.join('[\\s-]*'));
}
