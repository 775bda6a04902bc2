/** Clicks, drags, strokes, hovers and turns of the wheel. */
import { expect, test } from 'vitest';
import { code, locatorOf, save, site } from '../code.ts';
import { box, button, type Person, refTo } from '../events.ts';

test('a click is one statement', () => {
  expect(code((person) => person.click(button('Save')))).toEqual([`await ${save}.click();`]);
});

test('two clicks are a double click only when the page was told so', () => {
  const thing = button('Save');
  const twice = (person: Person) => {
    person.click(thing);
    person.click(thing, { detail: 2 });
  };
  expect(code(twice)).toEqual([`await ${save}.click();`, `await ${save}.click();`]);
  expect(
    code((person) => {
      twice(person);
      person.inPage({ kind: 'doubleClick', target: refTo(thing) });
    }),
  ).toEqual([`await ${save}.dblclick();`]);
});

test('what the first click of a double click brought does not part it from the second', () => {
  const thing = button('Save');
  const steps = code((person) => {
    person.click(thing);
    person.inPage({ kind: 'appeared', target: refTo(box('Toolbar')) });
    person.click(thing, { detail: 2 });
    person.inPage({ kind: 'doubleClick', target: refTo(thing) });
  });
  expect(steps).toEqual([`await ${save}.dblclick();`]);
});

test('what both clicks of a double click brought about stays in its order', () => {
  const thing = button('Save');
  const steps = code((person) => {
    person.click(thing);
    person.dialog('confirm', true);
    person.click(thing, { detail: 2 });
    person.dialog('confirm', false);
    person.inPage({ kind: 'doubleClick', target: refTo(thing) });
  });
  expect(steps.join('\n')).toBe(`page.once('dialog', (dialog) => {
  page.once('dialog', (dialog) => dialog.dismiss());
  return dialog.accept();
});
await ${save}.dblclick();`);
});

test('three clicks that the page was told of as one are one', () => {
  const thing = box('Text');
  const steps = code((person) => {
    person.click(thing);
    person.click(thing, { detail: 2 });
    person.inPage({ kind: 'doubleClick', target: refTo(thing) });
    person.click(thing, { detail: 3 });
  });
  expect(steps).toEqual([`await ${locatorOf('generic', 'Text')}.click({ clickCount: 3 });`]);
});

test('buttons and modifiers of a click are kept; a place only where it is meant', () => {
  const thing = button('Save');
  expect(code((person) => person.click(thing, { button: 'right' }))).toEqual([
    `await ${save}.click({ button: 'right' });`,
  ]);
  expect(code((person) => person.click(thing, { modifiers: ['Control'] }))).toEqual([
    `await ${save}.click({ modifiers: ['ControlOrMeta'] });`,
  ]);
  expect(code((person) => person.click(thing, { at: { x: 3, y: 4 }, isPlaceMeant: true }))).toEqual([
    `await ${save}.click({ position: { x: 3, y: 4 } });`,
  ]);
});

test('a straight drag onto something else is a dragTo, one by the browser as well', () => {
  const [one, two] = [box('One'), box('Two')];
  const drag = `await ${locatorOf('generic', 'One')}.dragTo(${locatorOf('generic', 'Two')}, { targetPosition: { x: 7, y: 7 }, steps: 10 });`;
  const path = [
    { x: 10, y: 10 },
    { x: 60, y: 10 },
    { x: 110, y: 10 },
  ];
  const byPointer = code((person) => {
    person.press(one);
    person.release(one, path, two);
  });
  const byBrowser = code((person) => {
    person.press(one);
    person.inPage({ kind: 'dragStart', target: refTo(one), offset: { x: 5, y: 5 } });
    person.inPage({ kind: 'dragEnd', over: { target: refTo(two), offset: { x: 7, y: 7 } } });
  });
  expect([byPointer, byBrowser]).toEqual([[drag], [drag]]);
});

test('a drag that the browser broke off is nothing', () => {
  const one = box('One');
  const steps = code((person) => {
    person.press(one);
    person.inPage({ kind: 'dragStart', target: refTo(one), offset: { x: 5, y: 5 } });
    person.inPage({ kind: 'dragEnd' });
  });
  expect(steps).toEqual([]);
});

test('a way that bends within one element is a stroke with the mouse', () => {
  const canvas = box('Sheet');
  const steps = code((person) => {
    person.press(canvas, { at: { x: 10, y: 10 }, isPlaceMeant: true });
    person.release(canvas, [
      { x: 10, y: 10 },
      { x: 100, y: 10 },
      { x: 100, y: 90 },
    ]);
  });
  const sheet = locatorOf('generic', 'Sheet');
  expect(steps).toEqual([
    `await ${sheet}.hover({ position: { x: 10, y: 10 } });`,
    'await page.mouse.down();',
    `await ${sheet}.hover({ position: { x: 100, y: 10 } });`,
    `await ${sheet}.hover({ position: { x: 100, y: 90 } });`,
    'await page.mouse.up();',
  ]);
});

test('a hand that trembles does not drag', () => {
  const thing = button('Save');
  const steps = code((person) => {
    person.press(thing);
    person.release(thing, [
      { x: 10, y: 10 },
      { x: 12, y: 13 },
    ]);
  });
  expect(steps).toEqual([`await ${save}.click();`]);
});

test('a click that the page cut short by going away is a click', () => {
  const steps = code((person) => {
    person.press(button('Save'));
    person.arrives(`${site}thanks`);
  });
  expect(steps).toEqual([`await ${save}.click();`, "await page.waitForURL('**/thanks');"]);
});

test('a hover is there only where the next target needed it', () => {
  const [menu, item] = [box('Menu'), button('Save')];
  const hover = `await ${locatorOf('generic', 'Menu')}.hover();`;
  expect(code((person) => person.click(item, { hovers: [menu] }))).toEqual([hover, `await ${save}.click();`]);
  expect(
    code((person) => {
      person.click(menu);
      person.click(item, { hovers: [menu] });
    }),
  ).toEqual([`await ${locatorOf('generic', 'Menu')}.click();`, `await ${save}.click();`]);
});

test('turns of the wheel in one place are counted', () => {
  const list = box('List');
  const steps = code((person) => {
    for (let turn = 0; turn < 3; turn += 1)
      person.inPage({
        kind: 'wheel',
        target: refTo(list),
        offset: { x: 5, y: 5 },
        delta: { x: 0, y: 100 },
        modifiers: [],
      });
  });
  expect(steps).toEqual([
    `await ${locatorOf('generic', 'List')}.hover({ position: { x: 5, y: 5 } });`,
    'for (let turn = 0; turn < 3; turn++) await page.mouse.wheel(0, 100);',
  ]);
});

test('a button that was held is held again', () => {
  const thing = button('Save');
  const steps = code((person) => {
    person.press(thing);
    person.inPage({
      kind: 'release',
      target: refTo(thing),
      button: 'left',
      point: { x: 10, y: 10 },
      path: [{ x: 10, y: 10 }],
      heldMs: 730,
    });
  });
  expect(steps).toEqual([`await ${save}.click({ delay: 800 });`]);
});

test('a press on what the browser keeps clicks from is none', () => {
  expect(code((person) => person.click(button('Save'), { isDisabled: true }))).toEqual([]);
});

test('what never stands still is not waited for', () => {
  expect(code((person) => person.click(button('Save'), { isRestless: true }))).toEqual([
    `await ${save}.click({ force: true });`,
  ]);
});

test('one that looks the same and goes away by and by is waited out', () => {
  expect(code((person) => person.click(button('Save'), { hadTwin: true }))).toEqual([
    `await expect(${save}).toHaveCount(1);`,
    `await ${save}.click();`,
  ]);
});

test('what a drag is let go on, and that came with the drag, is gone to step by step', () => {
  const [card, trash, page] = [button('Save'), box('Trash'), box('Page')];
  const steps = code((person) => {
    person.press(card);
    person.inPage({ kind: 'dragStart', target: refTo(card), offset: { x: 5, y: 5 } });
    const path = [
      { x: 10, y: 10 },
      { x: 100, y: 10 },
      { x: 100, y: 100 },
    ];
    person.inPage({
      kind: 'dragEnd',
      over: { target: refTo(trash), offset: { x: 3, y: 4 }, isNew: true },
      course: { target: refTo(page), path, isCovered: false },
    });
  });
  expect(steps[0]).toBe(`await ${save}.hover();`);
  expect(steps.at(-2)).toBe(`await ${locatorOf('generic', 'Trash')}.hover({ position: { x: 3, y: 4 } });`);
  expect(steps.at(-1)).toBe('await page.mouse.up();');
});

test('a drag that is let go in another frame is one drag', () => {
  const [card, basket] = [button('Save'), box('Basket')];
  const steps = code((person) => {
    person.press(card);
    person.inPage({ kind: 'dragStart', target: refTo(card), offset: { x: 5, y: 5 } });
    person.inPage({ kind: 'dragEnd', over: { target: refTo(basket), offset: { x: 3, y: 4 } } });
    person.inPage({ kind: 'dragEnd' });
  });
  expect(steps).toEqual([
    `await ${save}.dragTo(${locatorOf('generic', 'Basket')}, { targetPosition: { x: 3, y: 4 }, steps: 10 });`,
  ]);
});

test('a click that opens two tabs waits for the second after the first', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.opens(`${site}one`, 'page1', 'page');
    person.opens(`${site}two`, 'page2', 'page');
  });
  expect(steps).toContain("const page2Promise = page1Promise.then(() => page.waitForEvent('popup'));");
});
