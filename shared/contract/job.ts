import { z } from 'zod';

/** Work that goes on while nobody looks: it is started, followed by any number of callers, and stopped. */
export const jobId = z.string().min(1).max(100);

export const job = z.object({
  job: jobId,
  startedAt: z.number(),
  state: z.enum(['running', 'stopping', 'ended', 'failed']),
});
