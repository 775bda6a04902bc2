import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Heal, HealProposal } from '../../../shared/model/heal.ts';
import type { RunEvent } from '../../../shared/model/run.ts';
import { ofKind, type World } from '../world.ts';

/** A site that is released anew while it is up: `release` changes what every address says from now on. */
export async function startSite(first: string | Record<string, string>) {
  let pages = first;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const html = typeof pages === 'string' ? pages : (pages[path] ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>Shop</title>${html}`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    release(next: string | Record<string, string>): void {
      pages = next;
    },
  };
}

/** A spec with one test, or with whatever stands in `body` where that has tests of its own. */
export function writeSpec(world: World, body: string, name = 'shop.spec.ts'): string {
  const inner = body.includes("test('") ? body : `test('buys', async ({ page }) => {\n${body}\n});`;
  return world.write(name, `import { expect, test } from '@playwright/test';\n${inner}\n`);
}

export function healsOf(events: RunEvent[]): Heal[] {
  return ofKind(events, 'healed').map(({ heal }) => heal);
}

export function proposalsOf(events: RunEvent[]): HealProposal[] {
  return ofKind(events, 'proposal').map(({ proposal }) => proposal);
}

export function refusalsOf(events: RunEvent[]): string[] {
  return ofKind(events, 'evidence').flatMap(({ sight }) => (sight.kind === 'refused' ? [sight.why] : []));
}

export function fingerprintsOf(world: World, spec = 'shop.spec.ts'): Record<string, Record<string, unknown>> {
  const file = join(world.folder, '.powerautomation', 'fingerprints', `${spec}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { elements: Record<string, Record<string, unknown>> }).elements;
}

/** The menu, the words and the foot that a shop has around what it sells. */
export function shopPage(main: string): string {
  return `<style>body { font: 16px sans-serif; margin: 20px } button, input { margin: 6px; padding: 6px 12px }</style>
<header><nav><a href="#home">Home</a> <a href="#news">News</a> <a href="#help">Help</a></nav></header>
<main><h1>Teapot</h1><p>Holds one litre, and does not drip.</p>${main}<p id="out"></p></main>
<footer><a href="#terms">Terms</a> <a href="#imprint">Imprint</a></footer>
<script>function say(word) { out.textContent += word + ' '; }</script>`;
}
