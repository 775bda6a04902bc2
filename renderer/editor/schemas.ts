/** The settings files as the JSON worker knows them: completion, hovers, and every mistake at its line. */
import { jsonDefaults } from 'monaco-editor/languages/features/json/register.js';
import { engine } from '../rpc/client.ts';

const files = {
  settings: '**/@person/settings.json',
  keybindings: '**/@person/keybindings.json',
  workspace: '**/.powerautomation/settings.json',
} as const;

export async function addSchemas(): Promise<void> {
  const names = Object.keys(files) as (keyof typeof files)[];
  const schemas = await Promise.all(
    names.map(async (file) => ({
      uri: `powerautomation://schemas/${file}`,
      fileMatch: [files[file]],
      schema: (await engine.settings.schema({ file })).schema,
    })),
  );
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: true,
    comments: 'ignore',
    trailingCommas: 'ignore',
    enableSchemaRequest: false,
    schemas,
  });
}
