/** How the person who records wants elements to be found. */
export type LocatorSettings = { testIdAttribute: string; preferredAttributes: string[]; bannedAttributes: string[] };

let settings: LocatorSettings = { testIdAttribute: 'data-testid', preferredAttributes: [], bannedAttributes: [] };

export function useSettings(given: LocatorSettings): void {
  settings = given;
}

export function testIdAttribute(): string {
  return settings.testIdAttribute;
}

export function preferredAttributes(): readonly string[] {
  return settings.preferredAttributes;
}

export function isBanned(attribute: string): boolean {
  return settings.bannedAttributes.includes(attribute);
}
