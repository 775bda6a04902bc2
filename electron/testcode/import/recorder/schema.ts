/** Recordings of Chrome's DevTools Recorder, as far as they are read. */
import { z } from 'zod';

const short = z.string().max(100_000);
const selectors = z
  .array(z.union([short, z.array(short).min(1).max(20)]))
  .min(1)
  .max(50);
const assertedEvents = z
  .array(z.looseObject({ type: z.string(), url: short.nullish(), title: short.nullish() }))
  .nullish();
const base = { timeout: z.number().nonnegative().nullish(), assertedEvents, target: short.nullish() };
const inFrame = { ...base, frame: z.array(z.number().int().nonnegative()).max(50).nullish() };
const onElement = { ...inFrame, selectors };
const click = {
  ...onElement,
  button: z.enum(['primary', 'auxiliary', 'secondary', 'back', 'forward']).nullish(),
  duration: z.number().nullish(),
};

const known = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('setViewport'),
    ...base,
    width: z.number(),
    height: z.number(),
    isMobile: z.boolean().nullish(),
    hasTouch: z.boolean().nullish(),
  }),
  z.object({ type: z.literal('navigate'), ...base, url: short }),
  z.object({ type: z.literal('click'), ...click }),
  z.object({ type: z.literal('doubleClick'), ...click }),
  z.object({ type: z.literal('hover'), ...onElement }),
  z.object({ type: z.literal('change'), ...onElement, value: z.string().max(1_000_000) }),
  z.object({ type: z.literal('keyDown'), ...base, key: short }),
  z.object({ type: z.literal('keyUp'), ...base, key: short }),
  z.object({
    type: z.literal('scroll'),
    ...inFrame,
    selectors: selectors.nullish(),
    x: z.number().nullish(),
    y: z.number().nullish(),
  }),
  z.object({ type: z.literal('close'), ...base }),
  z.object({
    type: z.literal('waitForElement'),
    ...onElement,
    operator: z.enum(['>=', '==', '<=']).nullish(),
    count: z.number().int().nonnegative().nullish(),
    visible: z.boolean().nullish(),
    properties: z.record(z.string(), z.unknown()).nullish(),
    attributes: z.record(z.string(), short).nullish(),
  }),
  z.object({ type: z.literal('waitForExpression'), ...inFrame, expression: z.string().max(1_000_000) }),
  z.object({
    type: z.literal('emulateNetworkConditions'),
    ...base,
    download: z.number(),
    upload: z.number(),
    latency: z.number(),
  }),
  z.object({ type: z.literal('customStep'), ...inFrame, name: short, parameters: z.unknown() }),
]);

export const recorderSchema = z.object({
  title: z.string().max(10_000),
  timeout: z.number().nullish(),
  steps: z.array(known).max(100_000),
});

export type RecorderFlow = z.infer<typeof recorderSchema>;
export type RecorderStep = RecorderFlow['steps'][number];
