export type PlaybackErrorCode =
  | 'NOTHING_TO_PLAY'
  | 'SPEC_DOES_NOT_PARSE'
  | 'SECRETS_MISSING'
  | 'CONFIG_NOT_FOUND'
  | 'GREP_INVALID'
  | 'SETTINGS_INVALID'
  | 'RUN_FOLDER_NOT_WRITABLE';

/** A run that cannot begin. What goes wrong inside a run is not an error but its verdict. */
export class PlaybackError extends Error {
  override readonly name = 'PlaybackError';
  readonly code: PlaybackErrorCode;

  constructor(code: PlaybackErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
