import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareAria, learnAria, renewAria } from '../../../electron/playback/verify/aria/compareAria.ts';
import { linesOf } from '../../../electron/playback/verify/aria/lines.ts';

const shop = [
  '- heading "Shop" [level=1]',
  '- paragraph: Time 16:45:09',
  '- button "Buy"',
  '- link "Cart":',
  '  - /url: /cart',
];
const replaced = (at: number, ...lines: string[]) => shop.toSpliced(at, 1, ...lines);

test('an element that is gone, one that is new and one that changed are told by their line', () => {
  expect(compareAria(shop, shop)).toEqual({ kind: 'same' });
  expect(compareAria(shop, replaced(2))).toMatchObject({ why: 'button "Buy" is gone' });
  expect(compareAria(shop, [...shop, '- alert: No', '- alert: Oh'])).toMatchObject({
    why: 'alert: No and 1 more are new',
  });
  expect(compareAria(shop, replaced(2, '- button "Pay"'))).toEqual({
    kind: 'different',
    why: 'button "Buy" is gone; button "Pay" is new',
    difference:
      '  - heading "Shop" [level=1]\n  - paragraph: Time 16:45:09\n- - button "Buy"\n+ - button "Pay"\n  - link "Cart":\n    - /url: /cart\n',
  });
});

test('the same lines in another order differ', () => {
  expect(compareAria(shop, shop.toReversed()).kind).toBe('different');
});

test('a clock that moved once may show any time and date; the words around it may not change', () => {
  const before = ['- heading "Shop 3" [level=1]', '- paragraph: Tuesday 24.11.2026, 16:45:09, 3 offers'];
  const learned = learnAria(before, [
    '- heading "Shop 3" [level=1]',
    '- paragraph: Tuesday 24.11.2026, 16:45:10, 3 offers',
  ]);
  expect(learned).toEqual(['- heading "Shop 3" [level=1]', '- paragraph: Tuesday *, *, * offers # changes']);
  const at = (line: string, heading = '3') =>
    compareAria(learned ?? [], [`- heading "Shop ${heading}" [level=1]`, line]).kind;
  expect(at('- paragraph: Tuesday 25.11.2026, 9:01:00, 12 offers')).toBe('same');
  expect(at('- paragraph: Closed')).toBe('different');
  expect(at('- paragraph: Tuesday 25.11.2026, 9:01:00, 12 offers', '4')).toBe('different');
});

test('what comes and goes may be missing, and what took its place may be there', () => {
  const learned = learnAria([...shop, '- img "one"'], [...shop, '- link "two"']);
  expect(learned?.slice(-2)).toEqual(['- img "one" # comes and goes', '- link "two" # comes and goes']);
  for (const rest of [[], ['- img "one"'], ['- link "two"']]) {
    expect(compareAria(learned ?? [], [...shop, ...rest]).kind).toBe('same');
  }
  expect(compareAria(learned ?? [], [...shop, '- link "three"']).kind).toBe('different');
});

test('another page is not learned as a change of this one', () => {
  expect(learnAria(shop, ['- heading "Error"', '- paragraph: gone', '- text: a', '- text: b', '- text: c'])).toBeNull();
});

test('an approved change keeps what was known of the lines that stayed, and widens what moved further', () => {
  const approved = ['- paragraph: Monday * # changes', '- button "Buy"', '- alert # comes and goes'];
  expect(renewAria(approved, ['- paragraph: Monday 12', '- button "Pay"'])).toEqual([
    '- paragraph: Monday * # changes',
    '- button "Pay"',
    '- alert # comes and goes',
  ]);
  expect(renewAria(approved, ['- paragraph: Tuesday 12', '- button "Buy"'])[0]).toBe('- paragraph: * * # changes');
});

test('an address on the site itself is without its origin, which may have another port the next time', () => {
  expect(linesOf('- link "a":\n  - /url: http://127.0.0.1:4000/a\n\n', 'http://127.0.0.1:4000')).toEqual([
    '- link "a":',
    '  - /url: /a',
  ]);
});

const line = fc
  .tuple(fc.constantFrom('- text: ', '- button ', '  - link '), fc.constantFrom('a', 'b', '1', '2', 'x 3', '*'))
  .map((parts) => parts.join(''));

test('law: what was learned from two snapshots approves both, and learning them again adds nothing', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (one, other) => {
      const learned = learnAria(one, other);
      fc.pre(learned !== null);
      expect(compareAria(learned, one).kind).toBe('same');
      expect(compareAria(learned, other).kind).toBe('same');
      expect(learnAria(learned, other)).toEqual(learned);
    }),
  );
});

test('law: a snapshot is approved by itself alone', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (one, other) => {
      expect(compareAria(one, other).kind === 'same').toBe(one.join('\n') === other.join('\n'));
    }),
  );
});
