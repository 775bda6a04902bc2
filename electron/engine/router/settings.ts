import type { Parts } from '../parts.ts';
import type { Implementer } from './index.ts';

export function settingsRouter(os: Implementer['settings'], { settings }: Parts) {
  return {
    get: os.get.handler(() => settings.state()),
    watch: os.watch.handler(async ({ signal }) => settings.watch(signal)),
    schema: os.schema.handler(({ input }) => ({ schema: settings.schema(input.file) })),
    set: os.set.handler(({ input }) => settings.set(input.key, input.value, input.scope)),
    setKeys: os.setKeys.handler(({ input }) => settings.setKeys(input.command, input.bindings)),
    text: os.text.handler(({ input }) => settings.text(input.file)),
    write: os.write.handler(({ input }) => settings.write(input.file, input.text)),
  };
}
