/** Dialogs: Selenium IDE answers them when they are there, Playwright says before how they will be answered. */
import { printText } from '../variables.ts';
import type { SideCommand } from './schema.ts';

/** What is done with one dialog; `message` is what it must say. */
export type DialogAnswer = { isAccepted: boolean; text?: string; message?: string };

/** Each command, with its number from 1, and the dialogs that the commands behind it answer. */
type Group = { command: SideCommand; number: number; dialogs: DialogAnswer[] };

export function groupDialogs(commands: readonly SideCommand[]): Group[] {
  const groups: Group[] = [];
  let before: DialogAnswer[] = [];
  let message: string | undefined;
  for (const [index, command] of commands.entries()) {
    const coming = isDisabled(command) ? null : answerBefore(command);
    if (coming) {
      before.push(coming);
      continue;
    }
    const last = groups.at(-1);
    const asked = isDisabled(command) ? undefined : messageOf(command);
    if (asked !== undefined && last) {
      const answered = last.dialogs.at(-1);
      // Asked about after it was answered beforehand, or before the command that answers it.
      if (answered && answered.message === undefined) answered.message = asked;
      else message = asked;
      continue;
    }
    const answer = isDisabled(command) ? null : answerOf(command);
    if (answer && last) {
      last.dialogs.push({ ...answer, ...(message !== undefined && { message }) });
      message = undefined;
      continue;
    }
    if (message !== undefined && last) last.dialogs.push({ isAccepted: true, message });
    message = undefined;
    groups.push({ command, number: index + 1, dialogs: before });
    before = [];
  }
  const last = groups.at(-1);
  if (message !== undefined && last) last.dialogs.push({ isAccepted: true, message });
  return groups;
}

function isDisabled({ command, skip }: SideCommand): boolean {
  return command.startsWith('//') || skip === true;
}

function answerBefore({ command, target }: SideCommand): DialogAnswer | null {
  switch (command) {
    case 'chooseOkOnNextConfirmation':
      return { isAccepted: true };
    case 'chooseCancelOnNextConfirmation':
    case 'chooseCancelOnNextPrompt':
      return { isAccepted: false };
    case 'answerOnNextPrompt':
      return { isAccepted: true, text: target };
    default:
      return null;
  }
}

function answerOf({ command, target }: SideCommand): DialogAnswer | null {
  switch (command) {
    case 'acceptAlert':
    case 'acceptConfirmation':
    case 'webdriverChooseOkOnVisibleConfirmation':
      return { isAccepted: true };
    case 'dismissConfirmation':
    case 'dismissPrompt':
    case 'webdriverChooseCancelOnVisibleConfirmation':
    case 'webdriverChooseCancelOnVisiblePrompt':
      return { isAccepted: false };
    case 'answerPrompt':
    case 'webdriverAnswerOnVisiblePrompt':
      return { isAccepted: true, text: target };
    default:
      return null;
  }
}

function messageOf({ command, target }: SideCommand): string | undefined {
  return ['assertAlert', 'assertConfirmation', 'assertPrompt'].includes(command) ? target : undefined;
}

export function printDialog(page: string, { isAccepted, text, message }: DialogAnswer): string[] {
  const answer = isAccepted ? `dialog.accept(${text === undefined ? '' : printText(text)})` : 'dialog.dismiss()';
  if (message === undefined) return [`${page}.once('dialog', (dialog) => ${answer});`];
  return [
    `${page}.once('dialog', (dialog) => {`,
    `  expect(dialog.message()).toBe(${printText(message)});`,
    `  return ${answer};`,
    '});',
  ];
}
