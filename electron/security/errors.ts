/** Every error of this room that a person can meet. */
export type SecurityErrorCode = 'KEYCHAIN_UNAVAILABLE';

/** Never holds a secret: neither in its message nor in a cause. */
export class SecurityError extends Error {
  readonly code: SecurityErrorCode;

  constructor(code: SecurityErrorCode, message: string) {
    super(message);
    this.name = 'SecurityError';
    this.code = code;
  }
}
