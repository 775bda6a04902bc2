/** Raw events as a page and its browser would send them, made by hand. */
import type { Modifier, MouseButton } from '../../shared/model/action.ts';
import type { BrowserEvent, FieldState, FrameEvent, RawEvent, TargetRef } from '../../shared/model/event.ts';
import type { Locator } from '../../shared/model/locator.ts';
import type { Point } from '../../shared/model/target.ts';

/** Something on the page. `field` where it has a state of its own. */
export type Thing = { ref: number; role: string; name: string; tag: string; field?: FieldState['kind'] };

/** `each` lets every event of a kind happen so much later (ms) than the one before. */
const BETWEEN_MS = 20;

type PressOptions = {
  button?: MouseButton;
  modifiers?: Modifier[];
  field?: FieldState;
  control?: Thing;
  isControlReachable?: boolean;
  hovers?: Thing[];
  isNew?: boolean;
  at?: Point;
  isPlaceMeant?: boolean;
  isDisabled?: boolean;
  isRestless?: boolean;
  hadTwin?: boolean;
};

export function createEvents() {
  const events: RawEvent[] = [];
  let at = 1000;
  const doc = 'd1';
  let page = 'page';
  let requests = 0;
  const values = new Map<number, string>();

  const add = (event: FrameEvent | BrowserEvent, isInFrame: boolean): void => {
    at += BETWEEN_MS;
    const where = isInFrame ? { page, frame: `${page}-main`, doc, frames: [] } : {};
    events.push({ seq: events.length + 1, at, ...where, ...event } as RawEvent);
  };
  const inPage = (event: FrameEvent): void => add(event, true);
  const inBrowser = (event: BrowserEvent): void => add(event, false);

  const press = (thing: Thing, options: PressOptions = {}): void =>
    inPage({
      kind: 'press',
      target: refTo(thing),
      button: options.button ?? 'left',
      modifiers: options.modifiers ?? [],
      point: options.at ?? { x: 10, y: 10 },
      offset: options.at ?? { x: 5, y: 5 },
      isPlaceMeant: options.isPlaceMeant ?? false,
      isNew: options.isNew ?? false,
      ...(options.isDisabled && { isDisabled: true }),
      ...(options.isRestless && { isRestless: true }),
      ...(options.hadTwin && { hadTwin: true }),
      hovers: (options.hovers ?? []).map(refTo),
      ...(thing.field && { field: { kind: thing.field } }),
      ...(options.field && { field: options.field }),
      ...(options.control && {
        control: refTo(options.control),
        isControlReachable: options.isControlReachable ?? true,
      }),
    });
  const release = (thing: Thing, path: Point[], beneath = thing): void =>
    inPage({
      kind: 'release',
      target: refTo(thing),
      beneath: { target: refTo(beneath), offset: { x: 7, y: 7 } },
      button: 'left',
      point: path.at(-1) ?? { x: 10, y: 10 },
      path,
    });

  const person = {
    events,
    press,
    release,
    inPage,
    inBrowser,
    wait(ms: number): void {
      at += ms;
    },
    opens(url: string, alias = 'page', opener: string | null = null): void {
      page = alias;
      inBrowser({ kind: 'pageOpened', page: alias, opener, url });
      person.arrives(url, 'browser');
    },
    arrives(url: string, by: 'page' | 'browser' = 'page', more: { type?: 'reload' | 'history'; offset?: number } = {}) {
      inBrowser({ kind: 'navigated', page, url, landed: url, by, type: 'document', ...more });
    },
    turnsTo(alias: string): void {
      page = alias;
    },
    click(thing: Thing, options: PressOptions & { detail?: number } = {}): void {
      const point = options.at ?? { x: 10, y: 10 };
      press(thing, options);
      release(thing, [point]);
      const { button = 'left', modifiers = [], detail = 1 } = options;
      inPage({ kind: 'click', target: refTo(thing), detail, button, modifiers, isPointer: true });
    },
    /** A key that types nothing. */
    key(key: string, thing?: Thing, modifiers: Modifier[] = [], more: { isEnabledLate?: true } = {}): void {
      inPage({
        kind: 'key',
        ...(thing && { target: refTo(thing) }),
        key,
        code: '',
        modifiers,
        ...(thing?.field && { field: thing.field }),
        isComposing: false,
        isSecret: false,
        ...more,
      });
    },
    /** Key by key, each with the value that the field has then. */
    type(thing: Thing, text: string): void {
      for (const key of text) {
        person.key(key, thing);
        person.value(thing, (values.get(thing.ref) ?? '') + key);
      }
    },
    value(thing: Thing, value: string, isCaused = true): void {
      values.set(thing.ref, value);
      person.changed(thing, { kind: thing.field ?? 'text', value }, 'input', isCaused);
    },
    changed(thing: Thing, state: FieldState, kind: 'input' | 'change' = 'change', isCaused = true): void {
      inPage({ kind, target: refTo(thing), inputType: '', state, isComposing: false, isCaused });
    },
    /** The value is told once more when the field is left. */
    leaves(thing: Thing): void {
      person.changed(thing, { kind: thing.field ?? 'text', value: values.get(thing.ref) ?? '' });
    },
    ticks(thing: Thing, checked: boolean): void {
      for (const kind of ['input', 'change'] as const)
        person.changed(thing, { kind: thing.field ?? 'checkbox', checked }, kind);
    },
    chooses(thing: Thing, ...labels: string[]): void {
      const options = labels.map((label) => ({ label, value: label.toLowerCase(), isLabelUnique: true }));
      for (const kind of ['input', 'change'] as const) person.changed(thing, { kind: 'select', options }, kind);
    },
    asks(url: string, method = 'GET'): void {
      requests += 1;
      inBrowser({ kind: 'requested', page, request: `r${requests}`, method, url });
    },
    answers(): void {
      inBrowser({ kind: 'responded', page, request: `r${requests}` });
    },
    dialog(type: 'alert' | 'confirm' | 'prompt' | 'beforeunload', accepted: boolean, text = ''): void {
      inBrowser({ kind: 'dialogOpened', page });
      inBrowser({ kind: 'dialog', page, type, message: 'Really?', accepted, text });
    },
  };
  return person;
}

export type Person = ReturnType<typeof createEvents>;

/** What a person did on a page, as raw events. */
export function events(does: (person: Person) => void): RawEvent[] {
  const person = createEvents();
  does(person);
  return person.events;
}

let refs = 0;
const thing = (role: string, tag: string, name: string, field?: FieldState['kind']): Thing => {
  refs += 1;
  return { ref: refs, role, tag, name, ...(field && { field }) };
};
export const button = (name: string): Thing => thing('button', 'button', name);
export const box = (name: string): Thing => thing('generic', 'div', name);
export const textField = (name: string): Thing => thing('textbox', 'input', name, 'text');
export const textArea = (name: string): Thing => thing('textbox', 'textarea', name, 'text');
export const editor = (name: string): Thing => thing('textbox', 'div', name, 'rich');
export const checkbox = (name: string): Thing => thing('checkbox', 'input', name, 'checkbox');
export const dropDown = (name: string): Thing => thing('combobox', 'select', name, 'select');
export const datePicker = (name: string): Thing => thing('textbox', 'input', name, 'value');
export const fileField = (name: string): Thing => thing('button', 'input', name, 'file');

export function refTo({ ref, role, name, tag }: Thing): TargetRef {
  const locator: Locator = [{ by: 'role', role, name: { value: name } }];
  const fingerprint = {
    tag,
    role,
    name,
    attributes: {},
    neighbours: [],
    ancestors: [],
    box: { x: 0, y: 0, width: 80, height: 20 },
  };
  return {
    ref,
    description: { locators: [{ locator, score: 900, reasons: [] }], words: `${role} "${name}"`, fingerprint },
  };
}
