/** What a call means for the test: it does something, it checks something, or it waits or asks. */
export type CallKind = 'action' | 'check' | 'wait';

const onElements = {
  blur: 'action',
  check: 'action',
  clear: 'action',
  click: 'action',
  dblclick: 'action',
  dispatchEvent: 'action',
  dragTo: 'action',
  drop: 'action',
  fill: 'action',
  focus: 'action',
  hover: 'action',
  press: 'action',
  pressSequentially: 'action',
  scrollIntoViewIfNeeded: 'action',
  selectOption: 'action',
  selectText: 'action',
  setChecked: 'action',
  setInputFiles: 'action',
  tap: 'action',
  type: 'action',
  uncheck: 'action',
  evaluate: 'wait',
  // Behind every `expect(locator)` that waits, since Playwright 1.14.
  _expect: 'check',
} as const;

const onFrames = {
  ...onElements,
  dragAndDrop: 'action',
  goto: 'action',
  setContent: 'action',
  waitForFunction: 'wait',
  waitForLoadState: 'wait',
  waitForSelector: 'wait',
  waitForTimeout: 'wait',
  waitForURL: 'wait',
} as const;

/** The methods that hooks stand around, by the class that has them. */
export const calls: Record<
  'locator' | 'frame' | 'page' | 'keyboard' | 'mouse' | 'touchscreen',
  Readonly<Record<string, CallKind>>
> = {
  locator: { ...onElements, waitFor: 'wait' },
  frame: onFrames,
  page: { ...onFrames, goBack: 'action', goForward: 'action', reload: 'action' },
  keyboard: { down: 'action', insertText: 'action', press: 'action', type: 'action', up: 'action' },
  mouse: { click: 'action', dblclick: 'action', down: 'action', move: 'action', up: 'action', wheel: 'action' },
  touchscreen: { tap: 'action' },
};
