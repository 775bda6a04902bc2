import { describe, expect, test } from 'vitest';
import { advise } from '../../../electron/playback/robustness/advise.ts';
import { outcomeOf, together } from '../../../electron/playback/robustness/tally.ts';
import type { Alternative } from '../../../shared/model/robustness.ts';

const byName: Alternative = {
  locator: "getByRole('button', { name: 'Pay' })",
  tally: { same: 46, none: 4, wrong: 0 },
  score: 950,
  reasons: ['role button and name'],
};

describe('advice on a locator', () => {
  test('one that mostly dies is weak, and what lasts longer is named', () => {
    expect(advise({ same: 20, none: 30, wrong: 0 }, [byName])).toEqual({ isWeak: true, better: byName });
  });

  test('one that leads astray is weak however often it finds something', () => {
    expect(advise({ same: 46, none: 1, wrong: 3 }, []).isWeak).toBe(true);
    expect(advise({ same: 46, none: 4, wrong: 0 }, []).isWeak).toBe(false);
  });

  test('a little better is not worth a change', () => {
    expect(advise({ same: 43, none: 7, wrong: 0 }, [byName]).better).toBeNull();
  });

  test('a locator that lasts is not given up for one that says nothing', () => {
    const mere = { ...byName, locator: "getByRole('button')", score: 500 };
    expect(advise({ same: 38, none: 12, wrong: 0 }, [mere])).toEqual({ isWeak: false, better: null });
    expect(advise({ same: 20, none: 30, wrong: 0 }, [mere]).better).toBe(mere);
  });

  test('often right and sometimes wrong is worth less than never wrong', () => {
    const astray = { ...byName, locator: 'x', tally: { same: 47, none: 0, wrong: 3 } };
    expect(advise({ same: 20, none: 30, wrong: 0 }, [astray, byName]).better).toBe(byName);
  });
});

test('several elements are none to a test, and through a wrong frame nothing is right', () => {
  expect([outcomeOf(0, false), outcomeOf(2, true), outcomeOf(1, false), outcomeOf(1, true)]).toEqual([
    'none',
    'none',
    'wrong',
    'same',
  ]);
  expect(together(['same', 'same'])).toBe('same');
  expect(together(['wrong', 'none'])).toBe('wrong');
  expect(together(['same', 'none'])).toBe('none');
});
