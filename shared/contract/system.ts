import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import { procedure } from './procedure.ts';

const partHealth = z.object({
  state: z.enum(['good', 'warning', 'bad']),
  detail: z.string(),
  remedy: z.string().optional().describe('What to do about it, where it is not good'),
});
const healthParts = ['node', 'database', 'browser', 'keychain', 'disk', 'memory'] as const;

const checkup = partHealth.extend({ name: z.enum(healthParts) });
export type Checkup = z.infer<typeof checkup>;

const health = z.object({
  state: z.enum(['good', 'warning', 'bad']).describe('The worst of its parts'),
  parts: z.record(z.enum(healthParts), partHealth),
});
export type Health = z.infer<typeof health>;

const feature = z.object({
  isThere: z.boolean(),
  why: z.string().nullable().describe('What is missing and what to do about it'),
});

const auditEntry = z.object({
  at: z.number(),
  caller: z.string(),
  door: z.string(),
  call: z.string().describe('noun.procedure'),
  outcome: z.string().describe('ok, or the code of the error'),
  duration: z.number().describe('ms'),
  subject: z.string().nullable().describe('What it was about, if it has a name: a path, an id'),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const notice = z.object({
  at: z.number(),
  level: z.enum(['info', 'warning', 'error']),
  source: z.string(),
  message: z.string(),
});
export type Notice = z.infer<typeof notice>;

export const systemContract = {
  about: procedure({
    right: 'read',
    route: 'GET /system',
    summary: 'Version, machine, and which features it can serve',
  }).output(
    z.object({
      version: z.string(),
      node: z.string(),
      platform: z.string(),
      startedAt: z.number(),
      rights: z.array(z.enum(['read', 'write', 'run', 'terminal', 'manage'])).describe('Of the caller'),
      features: z.object({ git: feature, browser: feature, terminal: feature, search: feature }),
    }),
  ),
  health: procedure({
    right: 'read',
    route: 'GET /system/health',
    summary: 'What the product stands on, part by part',
  }).output(health),
  doctor: procedure({
    right: 'read',
    route: 'GET /system/doctor',
    summary: 'The same, looked at one after the other, with what to do',
  }).output(eventIterator(checkup)),
  notices: procedure({
    right: 'read',
    route: 'GET /system/notices',
    summary: 'What a person should know, the latest and then as it comes',
  }).output(eventIterator(notice)),
  link: procedure({
    right: 'manage',
    route: 'POST /system/link',
    summary: 'A link that signs one more browser in; it works once',
  })
    .output(z.object({ path: z.string().describe('From the address of the server') }))
    .errors(errors('NO_SERVER')),
  audit: procedure({
    right: 'manage',
    route: 'GET /system/audit',
    summary: 'Who called what, the latest first',
    isAudited: false,
  })
    .input(z.object({ limit: z.number().int().min(1).max(1000).default(100) }))
    .output(z.array(auditEntry)),
};
