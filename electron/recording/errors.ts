/** Everything that recording may have to tell a person, with what to do about it. */

export type RecordingErrorCode =
  | 'BAD_URL'
  | 'SITE_DOWN'
  | 'CERTIFICATE'
  | 'BROWSER_MISSING'
  | 'BROWSER_FAILED'
  | 'BROWSER_GONE'
  | 'PORT_TAKEN'
  | 'NO_DISPLAY'
  | 'NO_PLACE'
  | 'UNKNOWN_DEVICE'
  | 'BAD_STORAGE_STATE'
  | 'BAD_APPEND';

export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  readonly code: RecordingErrorCode;

  constructor(code: RecordingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
