import { z } from 'zod';
import { errors, storageErrors } from './errors.ts';
import { procedure } from './procedure.ts';

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied') }),
  z.object({ kind: z.literal('suggested') }),
  z.object({ kind: z.literal('left'), why: z.string() }),
]);

const pendingHeal = z.object({
  number: z.number().int().describe('Counts from 1, and holds until the next run'),
  spec: z.string(),
  file: z.string().describe('Absolute path of the file that would change'),
  line: z.number().int(),
  column: z.number().int(),
  from: z.string().describe('The locator as the test has it'),
  to: z.string().describe('What finds the element now'),
  confidence: z.number(),
  diff: z.array(z.string()),
  outcome,
});

const change = z.object({ heal: pendingHeal, done: z.boolean(), why: z.string().nullable() });
const numbers = z.object({ numbers: z.array(z.number().int().positive()).default([]).describe('All without any') });

export const healsContract = {
  list: procedure({
    right: 'read',
    route: 'GET /heals',
    summary: 'What the newest run that suggested anything suggests to change in specs',
  })
    .output(z.array(pendingHeal))
    .errors(errors(...storageErrors)),
  accept: procedure({ right: 'write', route: 'POST /heals/accept', summary: 'Rewrite locators as suggested' })
    .input(numbers)
    .output(z.array(change))
    .errors(errors(...storageErrors, 'NO_SUCH_HEAL', 'OUTSIDE_WORKSPACE', 'BAD_PATH', 'WORKSPACE_GONE')),
  reject: procedure({
    right: 'write',
    route: 'POST /heals/reject',
    summary: 'Never suggest these again, nor heal that way',
  })
    .input(numbers)
    .output(z.array(change))
    .errors(errors(...storageErrors, 'NO_SUCH_HEAL', 'OUTSIDE_WORKSPACE', 'BAD_PATH', 'WORKSPACE_GONE')),
};
