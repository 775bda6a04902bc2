/** Which control a setting has, from its JSON schema. Pure. */

export type Control =
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'tick' }
  | { kind: 'number'; least: number | null; most: number | null; isWhole: boolean }
  | { kind: 'lines' }
  | { kind: 'text' };

export type SettingAbout = { key: string; group: string; control: Control; byDefault: unknown };

type Property = {
  type?: unknown;
  enum?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  default?: unknown;
};

/** In the order of the schema; a property that has no control we know is edited in the file. */
export function settingsIn(schema: Readonly<Record<string, unknown>>): SettingAbout[] {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Property>>;
  return Object.entries(properties).flatMap(([key, property]): SettingAbout[] => {
    const control = controlOf(property);
    return control ? [{ key, group: key.split('.')[0] ?? '', control, byDefault: property.default }] : [];
  });
}

function controlOf({ type, enum: options, minimum, maximum }: Property): Control | null {
  if (Array.isArray(options)) return { kind: 'choice', options: options.map(String) };
  const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  switch (type) {
    case 'boolean':
      return { kind: 'tick' };
    case 'number':
    case 'integer':
      return { kind: 'number', least: numberOr(minimum), most: numberOr(maximum), isWhole: type === 'integer' };
    case 'array':
      return { kind: 'lines' };
    case 'string':
      return { kind: 'text' };
    default:
      return null;
  }
}

/** What a person typed, as the setting has it. */
export function valueFrom(control: Control, typed: string): string | number | string[] {
  if (control.kind === 'number') return Number(typed);
  if (control.kind === 'lines')
    return typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  return typed;
}
