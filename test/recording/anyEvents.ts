/** Events in any order that a page and a browser could send them in, sensible or not. */
import * as fc from 'fast-check';
import type { RawEvent } from '../../shared/model/event.ts';
import {
  box,
  button,
  checkbox,
  createEvents,
  datePicker,
  dropDown,
  editor,
  fileField,
  type Person,
  refTo,
  type Thing,
  textArea,
  textField,
} from './events.ts';

const things: Thing[] = [
  button('Save'),
  box('Card'),
  textField('Name'),
  textArea('Letter'),
  editor('Text'),
  checkbox('Agree'),
  dropDown('Size'),
  datePicker('Arrival'),
  fileField('Photo'),
];

const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
const anyThing = fc.constantFrom(...things);
const anyKey = fc.oneof(
  fc.constantFrom('a', 'Z', ' ', '中', 'Enter', 'Tab', 'Escape', 'Backspace', 'ArrowDown', 'Shift', 'Process', 'F5'),
  fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
);
const anyModifiers = fc.subarray(['Alt', 'Control', 'Meta', 'Shift'] as const).map((all) => [...all]);
const anyText = fc.oneof(fc.constantFrom('Ann', "O'Hara", '中文', '`$', 'a\nb\u2028c'), fc.string());
const site = 'http://shop.example/';

type Move = (person: Person) => void;
const move = <T extends unknown[]>(
  of: { [K in keyof T]: fc.Arbitrary<T[K]> },
  does: (person: Person, ...values: T) => void,
): fc.Arbitrary<Move> => fc.tuple<T>(...of).map((values) => (person: Person) => does(person, ...(values as T)));

const url = fc.constantFrom(site, `${site}a?b=c`, `${site}order/1234567`, 'about:blank', 'data:text/html,x');

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  move([anyThing, anyModifiers], (person, thing, modifiers) => person.click(thing, { modifiers })),
  move([anyThing, anyThing], (person, thing, hovered) => person.press(thing, { hovers: [hovered], isNew: true })),
  move(
    [anyThing, fc.constantFrom('isDisabled' as const, 'isRestless' as const, 'hadTwin' as const)],
    (person, thing, what) => person.click(thing, { [what]: true }),
  ),
  move([anyThing, anyThing], (person, thing, control) => person.click(thing, { control })),
  move([anyThing, anyThing, fc.array(point)], (person, thing, other, path) => person.release(thing, path, other)),
  move([anyThing, fc.integer({ min: 0, max: 3 })], (person, thing, detail) =>
    person.inPage({ kind: 'click', target: refTo(thing), detail, button: 'left', modifiers: [], isPointer: true }),
  ),
  move([anyThing], (person, thing) => person.inPage({ kind: 'doubleClick', target: refTo(thing) })),
  move([anyThing], (person, thing) => person.inPage({ kind: 'contextMenu', target: refTo(thing), isKeyboard: false })),
  move([anyThing, point], (person, thing, offset) =>
    person.inPage({ kind: 'dragStart', target: refTo(thing), offset }),
  ),
  move([anyThing, point, fc.array(point), fc.boolean()], (person, thing, offset, path, isCovered) =>
    person.inPage({
      kind: 'dragEnd',
      over: { target: refTo(thing), offset },
      course: { target: refTo(thing), path, isCovered },
    }),
  ),
  move([anyThing, point], (person, thing, offset) =>
    person.inPage({ kind: 'dragEnd', over: { target: refTo(thing), offset } }),
  ),
  move([], (person) => person.inPage({ kind: 'dragEnd' })),
  move([fc.option(anyThing, { nil: undefined }), anyKey, anyModifiers], (person, thing, key, modifiers) =>
    person.key(key, thing, modifiers),
  ),
  move([anyThing, anyText], (person, thing, text) => person.type(thing, text)),
  move([anyThing, anyText, fc.boolean()], (person, thing, text, isCaused) => person.value(thing, text, isCaused)),
  move([anyThing], (person, thing) => person.leaves(thing)),
  move([anyThing, fc.boolean()], (person, thing, checked) => person.ticks(thing, checked)),
  move([anyThing, fc.array(anyText, { maxLength: 3 })], (person, thing, labels) => person.chooses(thing, ...labels)),
  move([anyThing, fc.array(anyText)], (person, thing, files) => person.changed(thing, { kind: 'file', files })),
  move([anyThing], (person, thing) => person.changed(thing, { kind: 'text', secret: 'SECRET_PIN' }, 'input')),
  move([anyThing], (person, thing) => person.inPage({ kind: 'keysMatter', target: refTo(thing), why: 'it does' })),
  move([anyKey], (person, key) => person.inPage({ kind: 'keyHandled', key })),
  move([anyThing, anyText], (person, thing, text) => person.inPage({ kind: 'compose', target: refTo(thing), text })),
  move([anyThing, anyText, fc.boolean()], (person, thing, text, isOwnCopy) =>
    person.inPage({ kind: 'paste', target: refTo(thing), text, isOwnCopy }),
  ),
  move([fc.constantFrom('copy' as const, 'submit' as const)], (person, kind) => person.inPage({ kind })),
  move([anyThing], (person, thing) => person.inPage({ kind: 'focus', target: refTo(thing) })),
  move([anyThing, fc.option(point, { nil: undefined })], (person, thing, offset) =>
    person.inPage({ kind: 'hover', target: refTo(thing), ...(offset && { offset }) }),
  ),
  move([anyThing, point, point], (person, thing, offset, delta) =>
    person.inPage({ kind: 'wheel', target: refTo(thing), offset, delta, modifiers: [] }),
  ),
  move([], (person) => person.inPage({ kind: 'scrolling' })),
  move(
    [fc.option(anyThing, { nil: undefined }), point, fc.constantFrom('grows', 'isVirtual', 'isPassing', 'plain')],
    (person, thing, to, how) =>
      person.inPage({
        kind: 'scroll',
        ...(thing && { target: refTo(thing) }),
        to,
        didMatter: true,
        ...(how === 'grows' && { grows: { by: 'y' as const, beyond: to.y } }),
        ...(how === 'isVirtual' && { isVirtual: true }),
        ...(how === 'isPassing' && { isPassing: true }),
      }),
  ),
  move([anyThing], (person, thing) => person.inPage({ kind: 'appeared', target: refTo(thing) })),
  move([url, fc.constantFrom('GET', 'POST')], (person, to, method) => person.asks(to, method)),
  move([], (person) => person.answers()),
  move(
    [
      fc.constantFrom('alert' as const, 'confirm' as const, 'prompt' as const, 'beforeunload' as const),
      fc.boolean(),
      anyText,
    ],
    (person, type, accepted, text) => person.dialog(type, accepted, text),
  ),
  move([url, fc.constantFrom('page' as const, 'browser' as const)], (person, to, by) => person.arrives(to, by)),
  move([fc.integer({ min: -2, max: 2 })], (person, offset) =>
    person.arrives(site, 'browser', { type: 'history', offset }),
  ),
  move([], (person) => person.arrives(site, 'browser', { type: 'reload' })),
  move([fc.constantFrom('a.pdf', '1234567.pdf')], (person, name) =>
    person.inBrowser({ kind: 'download', page: 'page', name }),
  ),
  move([anyText], (person, name) => person.inBrowser({ kind: 'uploadKept', page: 'page', name })),
  move([fc.integer({ min: 0, max: 5000 })], (person, ms) => person.wait(ms)),
);

/** A tab is opened once and closed at most once; all else happens in any order. */
export const anyEvents: fc.Arbitrary<RawEvent[]> = fc
  .record({
    moves: fc.array(anyMove, { maxLength: 40 }),
    popupAt: fc.integer({ min: 0, max: 60 }),
    closeAt: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ moves, popupAt, closeAt }) => {
    const person = createEvents();
    person.opens(site);
    moves.forEach((one, index) => {
      if (index === popupAt) person.opens(`${site}popup`, 'page1', 'page');
      one(person);
      if (index === closeAt && popupAt < closeAt) {
        person.inBrowser({ kind: 'pageClosed', page: 'page1' });
        person.turnsTo('page');
      }
    });
    return person.events;
  });
