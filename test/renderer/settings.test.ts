import { expect, test } from 'vitest';
import { z } from 'zod';
import { en } from '../../renderer/i18n/en.ts';
import { settingsIn, valueFrom } from '../../renderer/settings/controls.ts';
import { defaultSettings } from '../../renderer/stores/settings.ts';
import { settings } from '../../shared/contract/settings.ts';

const all = settingsIn(z.toJSONSchema(settings.partial(), { io: 'input' }));

test('every setting has a control and its words; every choice and every group has words as well', () => {
  expect(all.map(({ key }) => key)).toEqual(Object.keys(settings.shape));
  const needed = all.flatMap(({ key, group, control }) => [
    `setting.${key}`,
    `settings.group.${group}`,
    ...(control.kind === 'choice' ? control.options.map((option) => `settings.value.${option}`) : []),
  ]);
  expect(needed.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
});

test('until the engine has told, the face has the defaults of the contract', () => {
  expect(defaultSettings).toEqual(settings.parse({}));
});

test('what is typed becomes what the setting holds', () => {
  expect(valueFrom({ kind: 'number', least: 1, most: 9, isWhole: true }, '7')).toBe(7);
  expect(valueFrom({ kind: 'lines' }, ' **/a \n\n**/b')).toEqual(['**/a', '**/b']);
  expect(valueFrom({ kind: 'text' }, ' x')).toBe(' x');
});
