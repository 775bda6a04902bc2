/** HTTP archives (HAR 1.2), as far as they are read. */
import { z } from 'zod';

const long = z.string().max(50_000_000);
const headers = z
  .array(z.object({ name: z.string().max(10_000), value: long }))
  .max(1000)
  .nullish()
  .transform((all) => all ?? []);

const entry = z.object({
  request: z.object({
    method: z.string().regex(/^[A-Za-z]{1,30}$/),
    url: z.string().max(1_000_000),
    headers,
    postData: z.object({ mimeType: z.string().nullish(), text: long.nullish() }).nullish(),
  }),
  response: z.object({
    status: z.number().int(),
    headers,
    content: z
      .object({ mimeType: z.string().nullish(), text: long.nullish(), encoding: z.string().nullish() })
      .nullish(),
  }),
  _resourceType: z.string().nullish(),
});

export const harSchema = z.object({ log: z.object({ entries: z.array(entry).max(100_000) }) });

export type Har = z.infer<typeof harSchema>;
export type HarEntry = Har['log']['entries'][number];
