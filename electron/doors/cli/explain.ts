/** Errors for people: the message with what to do; the inside only of what nobody expected. */
import { EngineError, PlaybackError, RecordingError, SecurityError, StorageError } from '../../engine/index.ts';

/** Codes that mean that the command was called in a wrong way. */
const WRONG_USAGE = new Set([
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
]);

function codeOf(error: unknown): string | null {
  const isOurs =
    error instanceof EngineError ||
    error instanceof PlaybackError ||
    error instanceof RecordingError ||
    error instanceof SecurityError ||
    error instanceof StorageError;
  return isOurs ? error.code : null;
}

export function exitCodeOf(error: unknown): number {
  const code = codeOf(error);
  return code !== null && WRONG_USAGE.has(code) ? 2 : 1;
}

export function explain(error: unknown, isJson: boolean): string[] {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (isJson) return [JSON.stringify({ kind: 'error', code: code ?? 'UNEXPECTED', message })];
  if (code !== null) return [`error: ${message}`];
  return [
    `error: ${message}`,
    error instanceof Error ? (error.stack ?? '').split('\n').slice(1).join('\n') : '',
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
