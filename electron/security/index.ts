/** Who may do what, and how it is known; secrets kept in the keychain, and kept out of everything that is written. */
export { type Access, createAccess } from './access.ts';
export { type Audit, createAudit } from './audit.ts';
export { type Caller, personAtTerminal } from './caller.ts';
export { createKeychain, type Keychain } from './keychain.ts';
export { createNoKeychain } from './noKeychain.ts';
export { provenanceOf } from './provenance.ts';
export { createRateLimit, type Rate } from './rateLimit.ts';
export { createRedactor, REDACTED, type Redactor } from './redact.ts';
