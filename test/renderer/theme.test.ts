import { expect, test } from 'vitest';
import { asStyle, themeOf, themes } from '../../renderer/theme/tokens.ts';

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(Object.entries(themes))('every text of the %s theme can be read on what it stands on', (name, tokens) => {
  const least = name === 'high-contrast' ? 7 : 4.5;
  const { surface, chrome, frame, raised, hover, selected, text, muted, accent, passed, failed, warning } = tokens;
  for (const ground of [surface, chrome, frame, raised, hover, selected])
    for (const ink of [text, muted]) expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least);
  for (const ground of [surface, chrome, raised])
    for (const ink of [accent, passed, failed, warning])
      expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least);
  expect(contrast(tokens.onAccent, accent)).toBeGreaterThanOrEqual(least);
});

test('the system decides where a person has not', () => {
  expect(themeOf('auto', { isDark: false, isHighContrast: false })).toBe('light');
  expect(themeOf('auto', { isDark: true, isHighContrast: false })).toBe('dark');
  expect(themeOf('auto', { isDark: false, isHighContrast: true })).toBe('high-contrast');
  expect(themeOf('light', { isDark: true, isHighContrast: true })).toBe('light');
});

test('style sheets know each colour by its name', () => {
  expect(asStyle(themes.dark)).toMatchObject({ '--surface': themes.dark.surface, '--on-accent': themes.dark.onAccent });
});
