/** What a spec waits for while it does something, and how it answers dialogs. */
import type { CallExpression, Expression } from 'oxc-parser';
import type { Effect } from '../../../../shared/model/action.ts';
import { callOf } from '../../nodes/declarations.ts';
import { isFunction, methodOf, pathOf, textOf, unwrap } from '../../nodes/syntax.ts';
import type { Consequence } from '../script.ts';
import type { readExpect } from './checks.ts';
import type { Known } from './locator.ts';
import { pageOf } from './moves.ts';
import { readText, type Texts } from './values.ts';

/** What will happen, by the name of the constant that waits for it. */
export type Waiting = Map<string, Consequence>;

/** What a call waits for; null for what is no wait, or one that cannot be told as data. */
export function readWait(call: CallExpression, known: Known): Consequence | null {
  const found = methodOf(call);
  if (!found) return null;
  // The second of several: `page1Promise.then(() => page.waitForEvent('popup'))`.
  const [then] = call.arguments;
  if (found.method === 'then' && then?.type === 'ArrowFunctionExpression')
    return then.body.type === 'CallExpression' ? readWait(then.body, known) : null;
  const page = pageOf(found.object, known);
  const event = readText(call.arguments[0], known.texts);
  if (page === null) {
    const isContext =
      pathOf(found.object)?.at(-1) === 'context' ||
      (found.object.type === 'CallExpression' && methodOf(found.object)?.method === 'context');
    return isContext && found.method === 'waitForEvent' && event === 'page'
      ? { kind: 'popup', page: 'popup', hasOpener: false }
      : null;
  }
  if (found.method === 'waitForResponse')
    return event === null ? null : { kind: 'response', page, method: '', url: event };
  if (found.method !== 'waitForEvent' || call.arguments.length !== 1) return null;
  switch (event) {
    case 'popup':
      return { kind: 'popup', page: 'popup', hasOpener: true };
    case 'download':
      return { kind: 'download', name: '' };
    case 'filechooser':
      return { kind: 'fileChooser', files: [] };
    case 'close':
      return { kind: 'pageClosed', page };
    default:
      return null;
  }
}

/** `expect(download.suggestedFilename()).toBe('invoice.pdf')` */
export function readDownloadName(
  { subject, method, isNot, args }: NonNullable<ReturnType<typeof readExpect>>,
  waiting: Waiting,
  { texts }: { texts: Texts },
): boolean {
  if (!subject || subject.type === 'SpreadElement' || method !== 'toBe' || isNot) return false;
  const value = unwrap(subject);
  const found = value.type === 'CallExpression' ? methodOf(value) : null;
  if (found?.method !== 'suggestedFilename' || found.object.type !== 'Identifier') return false;
  const effect = waiting.get(found.object.name);
  const name = readText(args[0], texts);
  if (effect?.kind !== 'download' || name === null) return false;
  effect.name = name;
  return true;
}

type Dialog = Extract<Effect, { kind: 'dialog' }>;

/** The answers that a handler gives, one after the other; of which kind the dialogs are, a spec does not say. */
export function readDialogs(call: CallExpression, known: Known): Dialog[] | null {
  const found = methodOf(call);
  const [event, handler] = call.arguments;
  if (
    found?.method !== 'once' ||
    pageOf(found.object, known) === null ||
    textOf(event) !== 'dialog' ||
    !isFunction(handler)
  )
    return null;
  const { body } = handler;
  if (!body) return null;
  if (body.type !== 'BlockStatement') {
    const answer = readAnswer(body as Expression, known);
    return answer && [answer];
  }
  const answers: Dialog[] = [];
  const later: Dialog[] = [];
  for (const statement of body.body) {
    const value =
      statement.type === 'ExpressionStatement'
        ? statement.expression
        : statement.type === 'ReturnStatement'
          ? statement.argument
          : null;
    const answer = value && readAnswer(value, known);
    const inner = value && callOf(value);
    const next = answer || !inner ? null : readDialogs(inner, known);
    if (answer) answers.push(answer);
    else if (next) later.push(...next);
    else return null;
  }
  return answers.length === 1 ? [...answers, ...later] : null;
}

function readAnswer(expression: Expression, { texts }: Known): Dialog | null {
  const call = callOf(expression);
  const found = call && methodOf(call);
  if (!call || !found || found.object.type !== 'Identifier') return null;
  if (found.method === 'dismiss') return { kind: 'dialog', type: 'confirm', accepted: false };
  if (found.method !== 'accept') return null;
  if (call.arguments.length === 0) return { kind: 'dialog', type: 'confirm', accepted: true };
  const text = readText(call.arguments[0], texts);
  return text === null ? null : { kind: 'dialog', type: 'prompt', accepted: true, text };
}
