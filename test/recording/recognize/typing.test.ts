/** Keys: text that is typed, and keys that do something. */
import { expect, test } from 'vitest';
import { code, locatorOf, nameField, save, site } from '../code.ts';
import { button, editor, type Person, refTo, textArea, textField } from '../events.ts';

test('keystrokes in a field are one fill, and the click into the field before is none', () => {
  const field = textField('Name');
  const steps = code((person) => {
    person.click(field);
    person.type(field, 'Ann');
    person.leaves(field);
    person.click(button('Save'));
  });
  expect(steps).toEqual([`await ${nameField}.fill('Ann');`, `await ${save}.click();`]);
});

test('a field that was corrected while it was typed into is filled with what stood there in the end', () => {
  const field = textField('Name');
  const steps = code((person) => {
    person.click(field);
    person.type(field, 'Anm');
    person.key('Backspace', field);
    person.value(field, 'An');
    person.type(field, 'n');
  });
  expect(steps).toEqual([`await ${nameField}.fill('Ann');`]);
});

test('a click into a field that stays as it is remains a click', () => {
  expect(code((person) => person.click(textField('Name')))).toEqual([`await ${nameField}.click();`]);
});

test('a click into a field that did something is kept before the fill', () => {
  const field = textField('Name');
  const steps = code((person) => {
    person.click(field);
    person.inBrowser({ kind: 'dialog', page: 'page', type: 'alert', message: '', accepted: true, text: '' });
    person.type(field, 'Ann');
  });
  expect(steps).toEqual([
    "page.once('dialog', (dialog) => dialog.accept());",
    `await ${nameField}.click();`,
    `await ${nameField}.fill('Ann');`,
  ]);
});

test('filling two fields one after the other is two fills, and coming back to the first is a third', () => {
  const [one, two] = [textField('Name'), textField('Town')];
  const steps = code((person) => {
    for (const [field, text] of [
      [one, 'Ann'],
      [two, 'Ulm'],
      [one, 'a'],
    ] as const) {
      person.click(field);
      person.type(field, text);
      person.leaves(field);
    }
  });
  expect(steps).toEqual([
    `await ${nameField}.fill('Ann');`,
    `await ${locatorOf('textbox', 'Town')}.fill('Ulm');`,
    `await ${nameField}.fill('Anna');`,
  ]);
});

test.each(['Enter', 'Escape', 'ArrowDown', 'F2'])('%s in a field is a press after what was typed', (key) => {
  const field = textField('Name');
  const steps = code((person) => {
    person.click(field);
    person.type(field, 'Ann');
    person.key(key, field);
  });
  expect(steps).toEqual([`await ${nameField}.fill('Ann');`, `await ${nameField}.press('${key}');`]);
});

test('typing goes on after a press: what comes then is another fill', () => {
  const field = textField('Name');
  const steps = code((person) => {
    person.click(field);
    person.type(field, 'An');
    person.key('Escape', field);
    person.type(field, 'n');
  });
  expect(steps).toEqual([
    `await ${nameField}.fill('An');`,
    `await ${nameField}.press('Escape');`,
    `await ${nameField}.fill('Ann');`,
  ]);
});

test('a shortcut is a press with the modifier that fits the platform', () => {
  const field = textField('Name');
  expect(code((person) => person.key('K', field, ['Control', 'Shift']))).toEqual([
    `await ${nameField}.press('ControlOrMeta+Shift+k');`,
  ]);
  expect(code((person) => person.key('s', undefined, ['Meta']))).toEqual([
    `await page.keyboard.press('ControlOrMeta+s');`,
  ]);
  expect(code((person) => person.key('Control', undefined, ['Control']))).toEqual([]);
});

test('where a page reacts to single keys, typing stays typing', () => {
  const field = textField('Name');
  const steps = code((person) => {
    person.click(field);
    person.type(field, 'A');
    person.inPage({ kind: 'keysMatter', target: refTo(field), why: 'the page answers keydown' });
    person.type(field, 'nn');
    person.click(button('Save'));
  });
  expect(steps).toEqual([
    `await ${nameField}.click();`,
    `await ${nameField}.pressSequentially('Ann');`,
    `await ${save}.click();`,
  ]);
});

test('an implicit submit is the press of Enter and nothing else', () => {
  const field = textField('Name');
  const steps = code((person) => {
    person.click(field);
    person.type(field, 'Ann');
    person.key('Enter', field);
    person.leaves(field);
    // The browser clicks the default button by itself: no press, no release.
    person.inPage({
      kind: 'click',
      target: refTo(button('Save')),
      detail: 0,
      button: 'left',
      modifiers: [],
      isPointer: false,
    });
    person.inPage({ kind: 'submit' });
    person.arrives(`${site}thanks`);
  });
  expect(steps).toEqual([
    `await ${nameField}.fill('Ann');`,
    `await ${nameField}.press('Enter');`,
    "await page.waitForURL('**/thanks');",
  ]);
});

test('Tab is dropped where the next step brings the focus along, and kept where nothing else does', () => {
  const [one, two] = [textField('Name'), textField('Town')];
  const filled = `await ${nameField}.fill('Ann');`;
  const begin = (person: Person) => {
    person.click(one);
    person.type(one, 'Ann');
    person.key('Tab', one);
    person.leaves(one);
  };
  expect(
    code((person) => {
      begin(person);
      person.type(two, 'Ulm');
    }),
  ).toEqual([filled, `await ${locatorOf('textbox', 'Town')}.fill('Ulm');`]);
  const tab = `await ${nameField}.press('Tab');`;
  expect(code(begin)).toEqual([filled, tab]);
  expect(
    code((person) => {
      begin(person);
      person.inPage({ kind: 'keyHandled', key: 'Tab' });
      person.type(two, 'Ulm');
    }),
  ).toEqual([filled, tab, `await ${locatorOf('textbox', 'Town')}.fill('Ulm');`]);
});

test('a secret is a name, never a text', () => {
  const field = textField('Password');
  const steps = code((person) => {
    person.click(field);
    for (const _ of 'hunter2') {
      person.inPage({
        kind: 'key',
        target: refTo(field),
        key: '*',
        code: '',
        modifiers: [],
        field: 'text',
        isComposing: false,
        isSecret: true,
      });
      person.changed(field, { kind: 'text', secret: 'SECRET_PASSWORD' }, 'input');
    }
    person.inPage({ kind: 'keysMatter', target: refTo(field), why: 'the page answers keydown' });
    person.key('Enter', field);
  });
  const target = locatorOf('textbox', 'Password');
  expect(steps.join('\n')).toContain('process.env.SECRET_PASSWORD!');
  expect(steps.join('\n')).not.toContain('*');
  expect(steps.at(-1)).toBe(`await ${target}.press('Enter');`);
});

test('rich text is typed, with its keys, where the caret is', () => {
  const text = editor('Letter');
  const target = locatorOf('textbox', 'Letter');
  const steps = code((person) => {
    person.click(text);
    for (const key of ['H', 'i', 'Enter', 'B', 'o']) person.key(key, text);
    person.key('b', text, ['Control']);
    person.key('!', text);
  });
  expect(steps).toEqual([
    `await ${target}.click();`,
    `await ${target}.pressSequentially('Hi');`,
    `await ${target}.press('Enter');`,
    `await ${target}.pressSequentially('Bo');`,
    `await ${target}.press('ControlOrMeta+b');`,
    `await ${target}.pressSequentially('!');`,
  ]);
});

test('what an input method composed is typed once', () => {
  const text = editor('Letter');
  const steps = code((person) => {
    person.click(text);
    person.inPage({
      kind: 'key',
      target: refTo(text),
      key: 'Process',
      code: '',
      modifiers: [],
      field: 'rich',
      isComposing: true,
      isSecret: false,
    });
    person.inPage({ kind: 'compose', target: refTo(text), text: '中文' });
  });
  expect(steps.at(-1)).toBe(`await ${locatorOf('textbox', 'Letter')}.pressSequentially('中文');`);
});

test('a paste from elsewhere is put in; one of what was copied here is the shortcut', () => {
  const text = editor('Letter');
  const target = locatorOf('textbox', 'Letter');
  const paste = (isOwnCopy: boolean) =>
    code((person) => {
      person.click(text);
      person.key('v', text, ['Control']);
      person.inPage({ kind: 'paste', target: refTo(text), text: 'Hi', isOwnCopy });
    });
  expect(paste(false)).toEqual([`await ${target}.click();`, "await page.keyboard.insertText('Hi');"]);
  expect(paste(true)).toEqual([`await ${target}.click();`, `await ${target}.press('ControlOrMeta+v');`]);
});

test('Enter in a text area is part of its text', () => {
  const area = textArea('Letter');
  const steps = code((person) => {
    person.click(area);
    person.type(area, 'Hi');
    person.key('Enter', area);
    person.value(area, 'Hi\n');
    person.type(area, 'Bo');
  });
  expect(steps).toEqual([`await ${locatorOf('textbox', 'Letter')}.fill('Hi\\nBo');`]);
});

test('the Tab that a dialog answers is pressed, and the dialog is its doing', () => {
  const steps = code((person) => {
    person.type(textField('Name'), 'Ann');
    person.key('Tab', textField('Name'));
    person.dialog('alert', true);
    person.click(button('Save'));
  });
  expect(steps).toEqual([
    `await ${nameField}.fill('Ann');`,
    "page.once('dialog', (dialog) => dialog.accept());",
    `await ${nameField}.press('Tab');`,
    `await ${save}.click();`,
  ]);
});

test('what comes after a Tab is waited for after the Tab', () => {
  const hint = button('Hint');
  const steps = code((person) => {
    person.type(textField('Name'), 'Ann');
    person.key('Tab', textField('Name'));
    person.inPage({ kind: 'appeared', target: refTo(hint) });
    person.type(textField('Town'), 'Ulm');
  });
  expect(steps).toEqual([
    `await ${nameField}.fill('Ann');`,
    `await ${nameField}.press('Tab');`,
    `await expect(${locatorOf('button', 'Hint')}).toBeVisible();`,
    `await ${locatorOf('textbox', 'Town')}.fill('Ulm');`,
  ]);
});

test('where one clicked into a text is told where keys go on from there, not where they go to an end first', () => {
  const at = { x: 22, y: 10 };
  const typed = (...keys: string[]): string | undefined =>
    code((person) => {
      const field = textField('Name');
      person.press(field, { at, field: { kind: 'text', value: '123' } });
      person.release(field, [at]);
      for (const key of keys) person.key(key, field);
      person.value(field, '129');
      person.inPage({ kind: 'keysMatter', target: refTo(field), why: 'a mask' });
    })[0];
  expect(typed('9')).toBe(`await ${nameField}.click({ position: { x: 22, y: 10 } });`);
  expect(typed('End', '9')).toBe(`await ${nameField}.click();`);
});

test('in rich text a key waits for what came while one typed', () => {
  const item = button('Heading');
  const steps = code((person) => {
    person.type(editor('Page'), '/he');
    person.inPage({ kind: 'appeared', target: refTo(item) });
    person.key('Enter', editor('Page'));
  });
  const page = locatorOf('textbox', 'Page');
  expect(steps).toEqual([
    `await ${page}.pressSequentially('/he');`,
    `await expect(${locatorOf('button', 'Heading')}).toBeVisible();`,
    `await ${page}.press('Enter');`,
  ]);
});

test('a key is pressed once its button can be used', () => {
  const steps = code((person) => person.key('Enter', button('Save'), [], { isEnabledLate: true }));
  expect(steps).toEqual([`await expect(${save}).toBeEnabled();`, `await ${save}.press('Enter');`]);
});

test('letters that go to the page itself are typed in one go; what came of one is waited for before the next', () => {
  const steps = code((person) => {
    for (const key of 'go') person.key(key);
    person.inPage({ kind: 'appeared', target: refTo(button('Inbox')), after: 300 });
    for (const key of ['j', 'Enter']) person.key(key);
  });
  expect(steps).toEqual([
    "await page.keyboard.type('go');",
    `await expect(${locatorOf('button', 'Inbox')}).toBeVisible();`,
    "await page.keyboard.press('j');",
    "await page.keyboard.press('Enter');",
  ]);
});
