/** Presses and releases become clicks, drags and strokes. */
import type { Action, Step } from '../../../shared/model/action.ts';
import type { DragCourse, PageEvent } from '../../../shared/model/event.ts';
import type { Point, Target } from '../../../shared/model/target.ts';
import { keyOf, type Story } from './story.ts';
import { isSameTarget, type Typing } from './typing.ts';
import { SOONEST_MS } from './waits.ts';

type Of<Kind extends PageEvent['kind']> = Extract<PageEvent, { kind: Kind }> & { at: number };
type Press = Of<'press'>;

/** A hand that trembles by so many px while it clicks does not drag. */
const STILL_PX = 5;
/** On a button that did nothing about it, it may slide by so many (px). */
const SLIP_PX = 20;
/** Two clicks of one double click lie no further apart, in time (ms) and place (px). */
const DOUBLE_MS = 700;
const DOUBLE_PX = 6;

/** A drag is printed with so many at least. */
const STEPS = 10;

/** `choice` is what became of the click where it chose an option. */
type Click = { action: Action; press: Press; choice?: Action };

export function createPointer(story: Story, typing: Typing) {
  let pressed: Press | null = null;
  let nativeDrag: { target: Target; needsPlace: boolean; offset: Point } | null = null;
  let clicks: Click[] = [];
  /** A list of options that was pressed, which is told by the choice. */
  let opened: { press: Press; target: Target } | null = null;

  /** What a page says while one drags, it says otherwise when one lets go: nothing of that can be waited for. */
  const forgetTheWay = (): void => story.settle(true);

  /** What the press already says, before it is known whether it becomes a click or a drag. */
  const begin = (press: Press): Target => {
    const target = story.target(press, press.target);
    for (const ref of press.hovers) {
      const hovered = story.target(press, ref);
      // What the hover shows is waited for by the click on it.
      if (!isMouseOn(hovered)) story.push({ kind: 'hover', target: hovered });
    }
    return target;
  };

  /** The step before left the mouse there, and nothing took the page away since. */
  const isMouseOn = (target: Target): boolean => {
    const last = story.last();
    return (
      (last?.step.kind === 'click' || last?.step.kind === 'hover') &&
      isSameTarget(last.step.target, target) &&
      !last.effects.some(({ kind }) => kind === 'navigation')
    );
  };

  const click = (press: Press, heldMs?: number): void => {
    if (press.isDisabled) return;
    const target = begin(press);
    if (press.hadTwin && isFoundByName(target)) story.push({ kind: 'waitUntilOne', target });
    const control = press.control && story.target(press, press.control);
    const kind = press.field?.kind;
    if (kind === 'select' && isPlain(press) && press.target.description?.fingerprint.role === 'combobox') {
      // Opening the list of options shows nothing that a replay could see; the choice comes as an event of its own.
      opened = { press, target };
      return;
    }
    const step: Step = {
      kind: 'click',
      target,
      button: press.button,
      clickCount: 1,
      modifiers: press.modifiers,
      ...(press.isPlaceMeant && { position: press.offset }),
      ...(press.isRestless && { force: true }),
      ...(heldMs !== undefined && { delay: Math.ceil(heldMs / 100) * 100 }),
    };
    const action = story.push(step);
    clicks = [...clicks.slice(-2), { action, press }];
    if ((kind === 'text' || kind === 'rich') && isPlain(press))
      typing.entered(keyOf(press, press.target.ref), target, kind, {
        action,
        ...(press.field?.value && { caret: press.offset }),
      });
    else if (control && press.control && isPlain(press)) {
      const key = keyOf(press, press.control.ref);
      if (['input', 'textarea'].includes(control.fingerprint.tag)) typing.entered(key, control, 'text', { action });
    }
  };

  const drag = (from: Target, to: Target, press: Press, end: Of<'release'>, withFrom: boolean): void => {
    const toPosition = end.beneath?.offset;
    const steps = Math.ceil(distance(press.point, end.point) / 40);
    story.push({
      kind: 'drag',
      from,
      to,
      // What is passed on the way may count.
      ...(steps > STEPS && { steps }),
      ...(press.modifiers.length > 0 && { modifiers: press.modifiers }),
      ...(withFrom && { fromPosition: press.offset }),
      ...(toPosition && { toPosition }),
    });
  };

  /** Lists that make room while one drags look at the way of the mouse and take their time: a straight jump would not do the same. */
  const follow = (
    course: DragCourse,
    where: PageEvent,
    press: Press,
    from: { target: Target; position?: Point },
    to?: { target: Target; position: Point },
  ): void => {
    const target = story.target(where, course.target);
    const way = waypoints(simplify(course.path, 8), course.isWandering ? 25 : 60).slice(1);
    const path = to ? way.slice(0, -2) : way;
    story.push({
      kind: 'stroke',
      target,
      button: press.button,
      modifiers: press.modifiers,
      from,
      path,
      ...(to && { to }),
      isCovered: course.isCovered,
    });
  };

  return {
    press(event: Press): void {
      if (pressed) click(pressed);
      if (typing.isIn(keyOf(event, event.target.ref))) typing.flush();
      else typing.leave();
      nativeDrag = null;
      // What was to be waited for came before the press; what comes while the button is down is already its answer.
      story.settle(event.isNew || event.hovers.length > 0, SOONEST_MS.click, story.target(event, event.target));
      pressed = event;
    },

    release(event: Of<'release'>): void {
      const press = pressed;
      pressed = null;
      if (!press || nativeDrag) return;
      if (press.field?.kind === 'value' && typing.isIn(keyOf(press, press.target.ref))) return;
      if (spread(event.path) <= STILL_PX || !event.beneath || isSlip(press, event)) {
        click(press, event.heldMs);
        return;
      }
      if (event.slip === 'away' && !press.isPlaceMeant && !event.course) return;
      forgetTheWay();
      const from = begin(press);
      if (event.course) {
        follow(event.course, event, press, { target: from, ...(press.isPlaceMeant && { position: press.offset }) });
        return;
      }
      const to = story.target(event, event.beneath.target);
      const stays = event.beneath.target.ref === press.target.ref;
      if (stays && !isStraight(event.path)) {
        const origin = { x: press.point.x - press.offset.x, y: press.point.y - press.offset.y };
        const path = simplify(event.path).map((point) => ({ x: point.x - origin.x, y: point.y - origin.y }));
        story.push({ kind: 'stroke', target: from, button: press.button, modifiers: press.modifiers, path });
        return;
      }
      drag(from, to, press, event, stays || press.isPlaceMeant);
    },

    hover(event: Of<'hover'>): void {
      const target = story.target(event, event.target);
      if (event.offset || !isMouseOn(target))
        story.add({ kind: 'hover', target, ...(event.offset && { position: event.offset }) });
    },

    dragStart(event: Of<'dragStart'>): void {
      if (!pressed) return;
      const target = story.target(event, event.target);
      nativeDrag = {
        target,
        needsPlace: pressed.isPlaceMeant || event.isMarked === true || pressed.target.ref !== event.target.ref,
        offset: event.offset,
      };
    },

    dragEnd(event: Of<'dragEnd'>): void {
      const press = pressed;
      const source = nativeDrag;
      pressed = null;
      nativeDrag = null;
      if (!press || !source || !event.over) return;
      forgetTheWay();
      begin(press);
      const to = story.target(event, event.over.target);
      if (event.course) {
        const from = { target: source.target, ...(source.needsPlace && { position: source.offset }) };
        const end = { target: to, position: event.over.offset };
        follow(event.course, event, press, from, event.over.isNew ? end : undefined);
        return;
      }
      story.push({
        kind: 'drag',
        from: source.target,
        to,
        ...(press.modifiers.length > 0 && { modifiers: press.modifiers }),
        ...(source.needsPlace && { fromPosition: source.offset }),
        toPosition: event.over.offset,
      });
    },

    /** The page was told of a double click: the two clicks before were one. */
    doubleClick(event: Of<'doubleClick'>): void {
      const [one, two] = clicks.slice(-2);
      if (!one || !two || two.action !== story.last() || two.action.step.kind !== 'click') return;
      if (two.press.at - one.press.at > DOUBLE_MS + (event.at - two.press.at)) return;
      if (distance(one.press.point, two.press.point) > DOUBLE_PX || one.action.step.kind !== 'click') return;
      if (one.choice) {
        story.remove(one.choice);
        two.action.step.clickCount = 2;
        return;
      }
      const first = story.actions.indexOf(one.action);
      const between = story.actions.slice(first + 1, -1);
      if (first < 0 || between.some(({ step }) => step.kind !== 'waitFor')) return;
      // What the first click brought is not waited for in the middle of a double click.
      for (const wait of between) story.remove(wait);
      // Found by what the first click hit: the second may have hit what the first one brought (an editor in a cell).
      story.remove(two.action, one.action);
      one.action.step.clickCount = 2;
      if (event.offset) one.action.step.position = event.offset;
      clicks = [{ action: one.action, press: one.press }];
    },

    clicked(event: Of<'click'>): void {
      if (event.detail === 3 && event.isPointer) {
        const [double, third] = clicks.slice(-2);
        const isThird = third !== undefined && third.action === story.last() && third.action !== double?.action;
        if (isThird && double?.action.step.kind === 'click' && double.action.step.clickCount === 2) {
          story.remove(third.action, double.action);
          double.action.step.clickCount = 3;
          clicks = [double];
        }
      }
    },

    /** The page went away or asked something while the button was down: the press is all there is of the click. */
    cutShort(): void {
      if (!pressed) return;
      const press = pressed;
      pressed = null;
      click(press);
    },

    /** A click on an option is told by the choice that it made; unless it turns out to be half of a double click. */
    chose(click: Action, choice: Action): void {
      const recent = clicks.at(-1);
      if (recent?.action === click) recent.choice = choice;
    },

    /** A list that got its options only when it was pressed has to be pressed again. */
    openFor(event: PageEvent & { kind: 'input' | 'change' }): void {
      const list = opened;
      opened = null;
      if (!list || list.press.doc !== event.doc || list.press.target.ref !== event.target.ref) return;
      if (list.press.field?.choices === event.state.choices) return;
      story.add({ kind: 'click', target: list.target, button: 'left', clickCount: 1, modifiers: [] });
    },

    /** The click that just acted on this control or on its label. */
    clickOn(frame: string, doc: string, ref: number): ClickOn | null {
      const recent = clicks.at(-1);
      if (!recent || recent.action !== story.last() || recent.press.frame !== frame || recent.press.doc !== doc)
        return null;
      const { action, press } = recent;
      if (press.target.ref === ref) return { action, isReachable: true, wasChecked: press.field?.checked };
      if (press.control?.ref === ref)
        return { action, isReachable: press.isControlReachable ?? false, wasChecked: press.wasChecked };
      return null;
    },
  };
}

/** `wasChecked` is how the control was before, where that is known. */
type ClickOn = { action: Action; isReachable: boolean; wasChecked: boolean | undefined };

/** Where it is looked for all over the page by what it is called. */
function isFoundByName({ locators: [best] }: Target): boolean {
  return best?.locator.length === 1 && best.locator[0]?.by === 'role';
}

/** A hand that slid a little while it clicked; nothing came of the way. */
function isSlip(press: Press, { course, path, slip }: Of<'release'>): boolean {
  return slip === 'same' && !course && press.field?.kind !== 'value' && !press.isPlaceMeant && spread(path) <= SLIP_PX;
}

function isPlain(press: Press): boolean {
  return press.button === 'left' && press.modifiers.length === 0;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function spread(path: Point[]): number {
  const [first] = path;
  return first ? Math.max(...path.map((point) => distance(point, first))) : 0;
}

/** How far a point lies from the line through two others (px). */
function deviation(point: Point, from: Point, to: Point): number {
  const length = distance(from, to);
  if (length === 0) return distance(point, from);
  return Math.abs((to.x - from.x) * (from.y - point.y) - (from.x - point.x) * (to.y - from.y)) / length;
}

function isStraight(path: Point[]): boolean {
  const [from, to] = [path[0], path.at(-1)];
  if (!from || !to) return true;
  return (
    path.every((point) => deviation(point, from, to) <= Math.max(4, distance(from, to) * 0.08)) &&
    distance(from, to) > spread(path) * 0.9
  );
}

/** A point at least every so many px, and the last one twice: what makes room needs to be passed, and then to be rested on. */
function waypoints(path: Point[], apart: number): Point[] {
  const last = path.at(-1);
  if (!last) return path;
  const dense = path.flatMap((to, index) => {
    const from = path[index - 1];
    if (!from) return [to];
    const count = Math.max(1, Math.ceil(distance(from, to) / apart));
    return Array.from({ length: count }, (_, step) => ({
      x: Math.round(from.x + ((to.x - from.x) * (step + 1)) / count),
      y: Math.round(from.y + ((to.y - from.y) * (step + 1)) / count),
    }));
  });
  return [...dense, last];
}

/** Ramer–Douglas–Peucker (1972): the fewest points that keep a stroke within 2 px of itself. */
function simplify(path: Point[], tolerance = 2): Point[] {
  const [from, to] = [path[0], path.at(-1)];
  if (!from || !to || path.length < 3) return path;
  let farthest = 0;
  let at = 0;
  path.forEach((point, index) => {
    const far = deviation(point, from, to);
    if (far > farthest) {
      farthest = far;
      at = index;
    }
  });
  if (farthest <= tolerance) return [from, to];
  return [...simplify(path.slice(0, at + 1), tolerance).slice(0, -1), ...simplify(path.slice(at), tolerance)];
}
