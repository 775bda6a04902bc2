/** Projects of Selenium IDE, as far as they are read; what else is in them is left alone. */
import { z } from 'zod';

const text = z
  .string()
  .max(1_000_000)
  .nullish()
  .transform((value) => value ?? '');

const command = z.object({
  command: z.string().max(200),
  target: text,
  targets: z
    .array(z.tuple([z.string(), z.string()]))
    .nullish()
    .transform((all) => all ?? []),
  value: text,
  comment: text,
  skip: z.boolean().nullish(),
  opensWindow: z.boolean().nullish(),
  windowHandleName: z.string().nullish(),
});

const test = z.object({ id: z.string(), name: z.string().max(10_000), commands: z.array(command).max(100_000) });

export const sideSchema = z.object({
  name: z.string().max(10_000),
  url: text,
  tests: z.array(test).max(10_000),
  suites: z
    .array(
      z.object({ name: z.string().max(10_000), tests: z.array(z.string()), persistSession: z.boolean().nullish() }),
    )
    .nullish()
    .transform((all) => all ?? []),
});

export type SideProject = z.infer<typeof sideSchema>;
export type SideTest = SideProject['tests'][number];
export type SideCommand = SideTest['commands'][number];
