/** Secrets: kept in the keychain of the operating system, and kept out of everything that is written. */
export { SecurityError } from './errors.ts';
export { createKeychain, type Keychain } from './keychain.ts';
export { createNoKeychain } from './noKeychain.ts';
export { createRedactor, REDACTED, type Redactor } from './redact.ts';
