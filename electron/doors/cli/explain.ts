/** Errors for people: the message with what to do; the inside only of what nobody expected. */
import { ORPCError } from '@orpc/client';
import { allErrors } from '../../../shared/contract/errors.ts';

/** Codes that mean that the command was called in a wrong way. */
const WRONG_USAGE = new Set([
  'BAD_REQUEST',
  'BAD_URL',
  'UNKNOWN_DEVICE',
  'BAD_STORAGE_STATE',
  'BAD_OUTPUT',
  'BAD_EVIDENCE_LIMIT',
  'OUTPUT_EXISTS',
  'NOTHING_TO_PLAY',
  'NOTHING_RECORDED',
  'RECORDING_RUNNING',
  'SPEC_DOES_NOT_PARSE',
  'SPEC_NOT_READABLE',
  'CONFIG_NOT_FOUND',
  'GREP_INVALID',
  'SETTINGS_INVALID',
  'RECORDING_NOT_FOUND',
  'RECORDING_AMBIGUOUS',
  'RUN_NOT_FOUND',
  'RUN_AMBIGUOUS',
  'PORT_TAKEN',
  'BAD_APPEND',
  'NOTHING_TO_EXPORT',
  'ONE_TEST_ONLY',
  'IMPORT_NOT_READABLE',
  'IMPORT_NOT_KNOWN',
  'NOT_A_FOLDER',
  'PORT_FORBIDDEN',
  'NO_ADDRESS',
]);

/** The code of an error that is meant for people; null of what nobody expected. */
function codeOf(error: unknown): string | null {
  // By its name, because its room is loaded only to serve.
  if (error instanceof Error && error.name === 'ServerError' && 'code' in error) return String(error.code);
  if (!(error instanceof ORPCError)) return null;
  return Object.hasOwn(allErrors, error.code) || error.code === 'BAD_REQUEST' ? error.code : null;
}

/** Whether work ended because it was asked to, before it had begun. */
export function wasStopped(error: unknown): boolean {
  return codeOf(error) === 'STOPPED';
}

export function exitCodeOf(error: unknown): number {
  const code = codeOf(error);
  return code !== null && WRONG_USAGE.has(code) ? 2 : 1;
}

export function explain(error: unknown, isJson: boolean): string[] {
  const code = codeOf(error);
  // What nobody expected comes wrapped, so that it does not go out to strangers; the person at the terminal is none.
  const own = code === null && error instanceof ORPCError ? (error.cause ?? error) : error;
  const message = own instanceof Error ? own.message : String(own);
  if (isJson) return [JSON.stringify({ kind: 'error', code: code ?? 'UNEXPECTED', message })];
  if (code !== null) return [`error: ${message}`];
  return [
    `error: ${message}`,
    own instanceof Error ? (own.stack ?? '').split('\n').slice(1).join('\n') : '',
    'This should not have happened. Please report it with the lines above.',
  ];
}

/** What the parser of the command line said, with the help to read. */
export function explainUsage(complaint: string, hint: string, isJson: boolean): string {
  const said = complaint.trim().replace(/^error: /, '');
  if (isJson) return JSON.stringify({ kind: 'error', code: 'USAGE', message: `${said}\n${hint}` });
  // Whoever asks for help on something that is not there gets the help itself.
  return `${said.startsWith('Usage:') ? '' : 'error: '}${said}\n${hint}`;
}
