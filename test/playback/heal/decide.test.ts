import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../electron/playback/heal/index.ts';
import type { Fingerprint } from '../../../shared/model/target.ts';
import { anyFingerprint, fingerprint } from './fingerprints.ts';

/** A page around the button: what else a form has. */
const others: Fingerprint[] = [
  fingerprint({
    name: 'Cancel',
    text: 'Cancel',
    attributes: { class: 'btn' },
    path: 'html[1]/body[1]/main[1]/form[1]/div[3]/button[2]',
  }),
  fingerprint({
    tag: 'a',
    name: 'Help',
    text: 'Help',
    attributes: { href: '/help' },
    path: 'html[1]/body[1]/nav[1]/a[1]',
  }),
  fingerprint({ tag: 'h1', name: 'Profile', text: 'Profile', attributes: {}, path: 'html[1]/body[1]/main[1]/h1[1]' }),
];

describe('a match', () => {
  test('the element that did not change is found again for certain', () => {
    expect(decide(fingerprint(), [...others, fingerprint()])).toMatchObject({ kind: 'match', index: 3 });
  });

  test('an element with new classes in a new wrapper, a little lower, is found again', () => {
    const moved = fingerprint({
      attributes: { class: 'css-1x2y3z', type: 'submit' },
      path: 'html[1]/body[1]/main[1]/div[1]/form[1]/div[3]/button[1]',
      box: { x: 404, y: 668, width: 100, height: 40 },
    });
    expect(decide(fingerprint(), [...others, moved])).toMatchObject({ kind: 'match', index: 3 });
  });

  test('a link whose words were translated is found by where it leads and stands', () => {
    const link = {
      tag: 'a',
      attributes: { href: '/account/orders', class: 'nav-link' },
      path: 'html[1]/body[1]/nav[1]/ul[1]/li[2]/a[1]',
      box: { x: 200, y: 10, width: 60, height: 20 },
    };
    const old = fingerprint({ ...link, name: 'Orders', text: 'Orders' });
    const translated = fingerprint({ ...link, name: '订单', text: '订单' });
    expect(decide(old, [...others, translated])).toMatchObject({ kind: 'match', index: 3 });
  });

  test('a text that lost what only screen readers read is the same text', () => {
    const old = fingerprint({ name: 'Help - shows more content', text: 'Help - shows more content', neighbours: [] });
    const shorter = fingerprint({ name: 'Help', text: 'Help', neighbours: [], attributes: { class: 'css-1x2y3z' } });
    expect(decide(old, [...others, shorter])).toMatchObject({ kind: 'match', index: 3 });
  });

  test('a heading that became plain text is still what people read there', () => {
    const place = { attributes: {}, box: { x: 40, y: 620, width: 96, height: 36 } };
    const old = fingerprint({ tag: 'h2', ...place, path: 'html[1]/body[1]/main[1]/h2[1]' });
    const plain = fingerprint({ tag: 'span', ...place, path: 'html[1]/body[1]/main[1]/span[1]' });
    expect(decide(old, [...others, plain])).toMatchObject({ kind: 'match', index: 3 });
  });

  test('it says what spoke for it and against it, the weightiest first', () => {
    const decision = decide(fingerprint(), [...others, fingerprint({ attributes: { class: 'new', type: 'submit' } })]);
    if (decision.kind !== 'match') throw new Error('expected a match');
    expect(decision.why[0]).toMatchObject({ evidence: 'sameWords' });
    const points = decision.why.map((reason) => Math.abs(reason.points));
    expect(points).toEqual(points.toSorted((one, other) => other - one));
  });

  test('among equal buttons in rows, the row that it stood in decides', () => {
    const inRow = (name: string, row: number): Fingerprint =>
      fingerprint({
        name: 'Delete',
        text: 'Delete',
        attributes: { class: 'danger' },
        context: { role: 'row', name },
        neighbours: [name],
        path: `html[1]/body[1]/table[1]/tbody[1]/tr[${row}]/td[3]/button[1]`,
        box: { x: 700, y: 100 + 40 * row, width: 60, height: 30 },
      });
    // A row was added above: what stood in the second row stands in the third.
    const rows = [inRow('Zoe zoe@example.com', 1), inRow('Bob bob@example.com', 2), inRow('Ann ann@example.com', 3)];
    expect(decide(inRow('Ann ann@example.com', 2), rows)).toMatchObject({ kind: 'match', index: 2 });
  });
});

describe('abstaining', () => {
  test('a page without anything of its kind', () => {
    expect(decide(fingerprint(), others.slice(1))).toEqual({ kind: 'abstain', why: 'nothing of its kind', best: null });
  });

  test('the button is gone, another button stays: it says which came nearest', () => {
    expect(decide(fingerprint(), others)).toMatchObject({
      kind: 'abstain',
      why: 'nothing like it',
      best: { index: 0 },
    });
  });

  test('a link in the very same place with the very same words is no button', () => {
    const link = fingerprint({ tag: 'a', attributes: { href: '/delete', class: 'btn primary' } });
    expect(decide(fingerprint(), [...others, link])).toMatchObject({ kind: 'abstain' });
  });

  test('a div that says it is a button is one, a button that says it is a tab is none', () => {
    const named = (role: string): Fingerprint =>
      fingerprint({ tag: 'div', attributes: { role, class: 'btn primary' } });
    expect(decide(fingerprint(), [named('button')])).toMatchObject({ kind: 'match' });
    expect(decide(fingerprint(), [named('tab')])).toMatchObject({ kind: 'abstain', why: 'nothing of its kind' });
  });

  test('what stood beside it is not what it became, however alike their words and places are', () => {
    const remembered = fingerprint({ neighbours: ['Save as…', 'Cancel'] });
    const saveAs = fingerprint({ name: 'Save as…', text: 'Save as…', neighbours: ['Cancel'] });
    expect(decide(remembered, [...others, saveAs])).toMatchObject({ kind: 'abstain' });
    const renamed = fingerprint({ ...remembered, name: 'Save all', text: 'Save all' });
    expect(decide(remembered, [...others, renamed])).toMatchObject({ kind: 'match', index: 3 });
  });

  test('a hostile page that imitates the fingerprint twice gets no click', () => {
    expect(decide(fingerprint(), [...others, fingerprint(), fingerprint()])).toMatchObject({
      kind: 'abstain',
      why: 'several like it',
    });
  });

  test('two that differ only in what never told them apart get no click either', () => {
    const twins = [
      fingerprint({ box: { x: 400, y: 620, width: 96, height: 36 } }),
      fingerprint({ box: { x: 402, y: 621, width: 96, height: 36 } }),
    ];
    expect(decide(fingerprint(), twins)).toMatchObject({ kind: 'abstain', why: 'several like it' });
  });

  test('the same link in the footer is not the one that was removed from the list', () => {
    const item = (list: string, number: number, name: string, x: number, y: number): Fingerprint =>
      fingerprint({
        tag: 'a',
        name,
        text: name,
        attributes: { class: 'quick', href: `https://example.com/${name}`, name: `fp:${name}` },
        neighbours: [],
        path: `html[1]/body[1]/${list}/ul[1]/li[${number}]/a[1]`,
        box: { x, y, width: 220, height: 36 },
      });
    const list = (name: string, number: number): Fingerprint =>
      item('main[1]/section[1]/article[5]', number, name, 286, 1000 + 36 * number);
    const footer = (name: string, number: number): Fingerprint =>
      item('footer[1]/div[1]/article[3]', number, name, 788, 3700 + 40 * number);
    const names = ['Deportes', 'Undefeated', 'Soccer', 'Games'];
    const page = [...names.filter((name) => name !== 'Soccer').map(list), ...names.map(footer)];
    expect(decide(list('Soccer', 2), page)).toMatchObject({ kind: 'abstain' });
  });

  test('numbers that were seen to change are no evidence', () => {
    const cart = (count: number, volatile?: Fingerprint['volatile']): Fingerprint =>
      fingerprint({ name: `Cart (${count})`, text: `Cart (${count})`, ...(volatile && { volatile }) });
    const reasonsWith = (volatile?: Fingerprint['volatile']): string[] => {
      const decision = decide(cart(3, volatile), [...others, cart(12)]);
      const { why } = decision.kind === 'match' ? decision : (decision.best ?? { why: [] });
      return why.map(({ evidence }) => evidence);
    };
    expect(reasonsWith()).toContain('otherWords');
    expect(reasonsWith(['numbers'])).toContain('sameWords');
  });

  test('where the order was seen to shuffle, the place among equals tells nothing', () => {
    const item = (name: string, number: number, volatile?: Fingerprint['volatile']): Fingerprint =>
      fingerprint({
        name,
        text: name,
        neighbours: [],
        path: `html[1]/body[1]/ul[1]/li[${number}]/button[1]`,
        box: { x: 10, y: 1000 * number, width: 200, height: 30 },
        ...(volatile && { volatile }),
      });
    const shuffled = [item('Cherry', 1), item('Apple', 2), item('Banana', 3)];
    expect(decide(item('Banana', 1, ['order']), shuffled)).toMatchObject({ kind: 'match', index: 2 });
    // The words alone are left: where they are gone, nothing in the old place makes up for it.
    expect(decide(item('Banana', 1, ['order']), shuffled.slice(0, 2))).toMatchObject({ kind: 'abstain' });
  });
});

describe('laws', () => {
  const page = fc.array(anyFingerprint, { minLength: 1, maxLength: 20 });

  test('the order of the candidates does not matter', () => {
    fc.assert(
      fc.property(
        anyFingerprint,
        page,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (old, candidates, random) => {
          const shuffled = candidates
            .map((candidate) => ({ candidate, key: random.next().value }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ candidate }) => candidate);
          const [one, other] = [decide(old, candidates), decide(old, shuffled)];
          expect(other.kind).toBe(one.kind);
          if (one.kind === 'match' && other.kind === 'match') {
            expect(shuffled[other.index]).toEqual(candidates[one.index]);
            expect(other.confidence).toBeCloseTo(one.confidence, 9);
          }
        },
      ),
    );
  });

  test('the same question gets the same answer', () => {
    fc.assert(
      fc.property(anyFingerprint, page, (old, candidates) => {
        expect(decide(structuredClone(old), structuredClone(candidates))).toEqual(decide(old, candidates));
      }),
    );
  });

  test('a match is of the same kind, with a confidence between 0 and 1', () => {
    fc.assert(
      fc.property(anyFingerprint, page, (old, candidates) => {
        const decision = decide(old, candidates);
        if (decision.kind !== 'match') return;
        expect(candidates[decision.index]?.tag).toBe(old.tag);
        expect(decision.confidence).toBeGreaterThan(0);
        expect(decision.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('more that has nothing to do with it never turns the right match into a wrong one', () => {
    fc.assert(
      fc.property(page, fc.array(anyFingerprint, { maxLength: 40 }), (around, added) => {
        const right = fingerprint({
          attributes: { class: 'btn new', type: 'submit' },
          box: { x: 420, y: 640, width: 96, height: 36 },
        });
        const elsewhere = [...around, ...added].filter(({ text }) => text !== 'Save');
        const decision = decide(fingerprint(), [right, ...elsewhere]);
        if (decision.kind === 'match') expect(decision.index).toBe(0);
      }),
    );
  });

  test('a copy of what was chosen takes the choice away', () => {
    fc.assert(
      fc.property(anyFingerprint, page, (old, candidates) => {
        const decision = decide(old, candidates);
        if (decision.kind !== 'match') return;
        const copy = candidates[decision.index] as Fingerprint;
        expect(decide(old, [...candidates, copy])).toMatchObject({ kind: 'abstain' });
      }),
    );
  });
});

test('ten thousand candidates are compared, and the one is found', () => {
  const crowd = Array.from({ length: 10_000 }, (_, number) =>
    fingerprint({
      name: `Item ${number}`,
      text: `Item ${number}`,
      path: `html[1]/body[1]/main[1]/ul[1]/li[${number + 1}]/button[1]`,
      box: { x: 20, y: 40 * number, width: 200, height: 36 },
    }),
  );
  expect(decide(fingerprint(), [...crowd, fingerprint()])).toMatchObject({ kind: 'match', index: 10_000 });
});
