/** An action in words, as a person would tell it. */
import type { Action, Step } from '../../shared/model/action.ts';

export function describeAction({ step }: Action): string {
  switch (step.kind) {
    case 'open':
      return `Open ${step.url}`;
    case 'newPage':
      return 'Open a new tab';
    case 'closePage':
      return `Close ${step.page}`;
    case 'back':
    case 'forward':
      return `Go ${step.kind}${step.isInFrame ? ' in the frame' : ''}${step.times > 1 ? ` ${step.times} times` : ''}`;
    case 'reload':
      return 'Reload the page';
    case 'click':
      return `${clickWord(step)} ${step.target.words}`;
    case 'hover':
      return `Hover ${step.target.words}`;
    case 'fill':
      return step.value.kind === 'secret'
        ? `Fill ${step.target.words} with the secret ${step.value.variable}`
        : `Fill ${step.target.words} with "${step.value.text}"`;
    case 'type':
      return step.value.kind === 'secret' ? `Type the secret ${step.value.variable}` : `Type "${step.value.text}"`;
    case 'press':
      return `Press ${step.key}${step.target ? ` in ${step.target.words}` : ''}`;
    case 'insertText':
      return `Paste "${step.text}"`;
    case 'paste':
      return `Paste "${step.text}" into ${step.target.words}`;
    case 'check':
      return `Check ${step.target.words}`;
    case 'uncheck':
      return `Uncheck ${step.target.words}`;
    case 'select':
      return `Select ${step.options.map(({ text }) => `"${text}"`).join(', ')} in ${step.target.words}`;
    case 'upload':
      return `Upload ${step.files.join(', ')} to ${step.target.words}`;
    case 'dropFiles':
      return `Drop ${step.files.join(', ')} on ${step.target.words}`;
    case 'drag':
      return `Drag ${step.from.words} to ${step.to.words}`;
    case 'stroke':
      return `Draw on ${step.target.words}`;
    case 'scroll':
      return `Scroll ${step.target?.words ?? 'the page'}`;
    case 'wheel':
      return `Turn the wheel over ${step.target.words}`;
    case 'waitFor':
      return step.text === undefined || step.target.words.includes(step.text)
        ? `Wait for ${step.target.words}`
        : `Wait until ${step.target.words} says "${step.text}"`;
    case 'waitUntilEnabled':
      return `Wait until ${step.target.words} can be used`;
    case 'waitForState':
      return `Wait until ${step.state.name} of ${step.target.words} is ${step.state.value ?? 'gone'}`;
    case 'waitUntilOne':
      return `Wait until ${step.target.words} is the only one`;
    case 'waitUntilGone':
      return `Wait until ${step.words} is gone`;
  }
}

function clickWord(step: Extract<Step, { kind: 'click' }>): string {
  const word =
    step.clickCount === 2
      ? 'Double-click'
      : step.button === 'right'
        ? 'Right-click'
        : step.button === 'middle'
          ? 'Middle-click'
          : 'Click';
  return step.modifiers.length > 0 ? `${step.modifiers.join('+')}+${word}` : word;
}
