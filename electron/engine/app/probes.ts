/** For those who watch us from outside. */
import type { Hono } from 'hono';
import type { Health } from '../../../shared/contract/system.ts';
import type { Metrics } from '../../observability/index.ts';
import type { Env } from './context.ts';

/** ms for which an answer holds: to look at a browser means to start it. */
const HOLDS = 15_000;

export function addHealth(app: Hono<Env>, look: () => Promise<Health>, now: () => number): void {
  let latest: { at: number; health: Promise<Health> } | null = null;
  app.get('/health', async (c) => {
    if (latest === null || now() - latest.at > HOLDS) latest = { at: now(), health: look() };
    const health = await latest.health;
    const status = health.state === 'bad' ? 503 : 200;
    // Whoever has not signed in learns the states, not the paths.
    if (c.get('caller')) return c.json(health, status);
    const parts = Object.entries(health.parts).map(([name, { state }]) => [name, { state }]);
    return c.json({ state: health.state, parts: Object.fromEntries(parts) }, status);
  });
}

export function addMetrics(app: Hono<Env>, metrics: Metrics): void {
  app.get('/metrics', async (c) => {
    const { contentType, text } = await metrics.text();
    return c.body(text, 200, { 'Content-Type': contentType });
  });
}
