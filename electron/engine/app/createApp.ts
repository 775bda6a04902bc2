/** The core as a function from request to response: every door mounts it. */
import { Hono } from 'hono';
import { doctor, healthOf } from '../doctor.ts';
import { defaultLimits, type Front } from '../front.ts';
import type { Parts } from '../parts.ts';
import type { Router } from '../router/index.ts';
import { type Env, refuse } from './context.ts';
import { addFace } from './face.ts';
import { createGate } from './gate.ts';
import { headers } from './headers.ts';
import { addLive } from './live.ts';
import { addHealth, addMetrics } from './probes.ts';
import { addRest } from './rest.ts';
import { addRpc } from './rpc.ts';
import { addSignIn } from './signIn.ts';

export type App = Hono<Env>;

export function createApp(parts: Parts, router: Router, front: Front, face: string | null): App {
  const host = parts.host();
  const limits = { ...defaultLimits, ...(front.kind === 'server' && front.limits) };
  const app = new Hono<Env>();
  app.onError((error, c) => {
    parts.notices.tell('error', 'server', error.stack ?? error.message);
    return refuse(
      c,
      400,
      'BAD_REQUEST',
      'The request cannot be answered. What is known of it stands in the output of PowerAutomation.',
    );
  });
  app.use(headers, ...createGate(front, parts.metrics, () => performance.now()));
  addHealth(app, () => healthOf(doctor(parts.host(), parts.keychain)), host.now);
  if (front.kind === 'server') addSignIn(app, front.access);
  addMetrics(app, parts.metrics);
  addRpc(app, router, limits, () => performance.now());
  addRest(app, router, parts.version);
  addLive(app, parts.workspace, host.dataDir);
  addFace(app, face);
  return app;
}
