export type ServerErrorCode = 'PORT_TAKEN' | 'PORT_FORBIDDEN' | 'NO_ADDRESS' | 'NOT_A_FOLDER';

/** Why the server cannot be started. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
