import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import { procedure } from './procedure.ts';

/** All settings of a person, flat, as they stand in settings.json. Each has a default, so that an empty file is a whole one. */
export const settings = z.object({
  'workbench.language': z.enum(['auto', 'en', 'zh-CN']).default('auto').describe('The language of the face'),
  'workbench.theme': z
    .enum(['auto', 'light', 'dark', 'high-contrast'])
    .default('auto')
    .describe('Colours of face and editor'),
  'workbench.reduceMotion': z.enum(['auto', 'on', 'off']).default('auto').describe('Less movement'),
  'editor.fontFamily': z.string().default('').describe('The font of the editor; empty for the system’s own'),
  'editor.fontSize': z.number().min(6).max(60).default(13).describe('In px'),
  'editor.tabSize': z.number().int().min(1).max(16).default(2),
  'editor.insertSpaces': z.boolean().default(true),
  'editor.wordWrap': z.enum(['off', 'on']).default('off'),
  'editor.minimap': z.boolean().default(false),
  'editor.lineNumbers': z.enum(['on', 'off', 'relative']).default('on'),
  'editor.formatOnSave': z.boolean().default(false),
  'files.autoSave': z.enum(['off', 'afterDelay', 'onFocusChange']).default('off'),
  'files.exclude': z
    .array(z.string())
    .default(['**/.git', '**/node_modules', '**/.DS_Store'])
    .describe('Globs that explorer, watching and search leave out'),
  'files.insertFinalNewline': z.boolean().default(true),
  'search.limit': z.number().int().min(100).max(100_000).default(20_000).describe('Matches of one search'),
  'terminal.shell': z.string().default('').describe('The shell to start; empty for the system’s own'),
  'terminal.fontSize': z.number().min(6).max(60).default(13),
  'terminal.screenReader': z
    .boolean()
    .default(false)
    .describe('Reads the terminal out; emoji pickers and dictation cannot write into it meanwhile'),
  'recording.browser': z
    .string()
    .default('')
    .describe('chrome, msedge, chromium or a path; empty for the first that is installed'),
  'recording.testIdAttribute': z.string().default('data-testid'),
  'playback.workers': z
    .number()
    .int()
    .min(0)
    .max(64)
    .default(0)
    .describe('Tests at once; 0 for what Playwright chooses'),
  'playback.headed': z.boolean().default(false),
});
export type Settings = z.infer<typeof settings>;

/** What a workspace may not say: it may come from a stranger, and these name programs that we start. */
export type OnlyOfPerson = 'terminal.shell' | 'recording.browser';

/** Where a setting is said: by a person for everything, or by a workspace for itself; the workspace counts more. */
const scope = z.enum(['user', 'workspace']);
export type SettingsScope = z.infer<typeof scope>;

/** One key of a person's own: which keys, which command, and when it counts. A command that begins with - takes a default away. */
export const keyBindings = z.array(
  z.object({
    key: z.string().min(1).describe('ctrl+shift+p; several strokes with a space between'),
    command: z.string().min(1),
    when: z.string().optional(),
  }),
);
export type KeyBindings = z.infer<typeof keyBindings>;

/** `workspace` is `.powerautomation/settings.json` in the opened folder; the others are a person's own. */
const name = z.enum(['settings', 'keybindings', 'workspace']);
export type SettingsFile = z.infer<typeof name>;

const problem = z.object({
  file: name,
  line: z.number().describe('Counts from 1'),
  column: z.number(),
  message: z.string(),
});
export type SettingsProblem = z.infer<typeof problem>;

const state = z.object({
  settings: settings.describe('What holds: the file where it is whole, else the last that was'),
  said: z
    .object({ user: z.record(z.string(), z.json()), workspace: z.record(z.string(), z.json()) })
    .describe('What each file says; all others have their defaults'),
  keyBindings,
  problems: z.array(problem).describe('Why the files are not what holds'),
});
export type SettingsState = z.infer<typeof state>;

export const settingsContract = {
  get: procedure({
    right: 'read',
    route: 'GET /settings',
    summary: 'Settings and key bindings as they hold, and what is wrong with their files',
  }).output(state),
  watch: procedure({
    right: 'read',
    route: 'GET /settings/events',
    summary: 'The same, now and at each change',
  }).output(eventIterator(state)),
  schema: procedure({
    right: 'read',
    route: 'GET /settings/schema',
    summary: 'JSON schemas of the files, for forms and editors',
  })
    .input(z.object({ file: name }))
    .output(z.object({ schema: z.record(z.string(), z.unknown()) })),
  set: procedure({
    right: 'write',
    route: 'PATCH /settings',
    summary: 'Change one setting; null takes it back to its default',
    description: 'Comments and order of the file stay.',
  })
    .input(z.object({ key: z.string().max(100), value: z.json(), scope: scope.default('user') }))
    .output(state)
    .errors(errors('SETTINGS_BROKEN', 'DISK_FULL', 'NOT_WRITABLE')),
  setKeys: procedure({
    right: 'write',
    route: 'PUT /settings/keys',
    summary: 'Say which keys one command has',
    description: 'In place of all that the file says of this command; comments and other commands stay.',
  })
    .input(z.object({ command: z.string().min(1).max(100), bindings: keyBindings.max(20) }))
    .output(state)
    .errors(errors('SETTINGS_BROKEN', 'DISK_FULL', 'NOT_WRITABLE')),
  text: procedure({ right: 'read', route: 'GET /settings/text', summary: 'One of the files as text' })
    .input(z.object({ file: name }))
    .output(z.object({ text: z.string(), path: z.string() })),
  write: procedure({
    right: 'write',
    route: 'PUT /settings/text',
    summary: 'Write one of the files as text',
    description: 'Refused where it is not valid, with the line; what holds stays.',
  })
    .input(z.object({ file: name, text: z.string().max(1_000_000) }))
    .output(state)
    .errors(errors('SETTINGS_BROKEN', 'DISK_FULL', 'NOT_WRITABLE')),
};
