import { SecurityError } from './errors.ts';
import type { Keychain } from './keychain.ts';

const WHY = 'The keychain is switched off by POWERAUTOMATION_KEYCHAIN=off.';
const REMEDY = 'Unset POWERAUTOMATION_KEYCHAIN to keep secrets in the keychain.';

/** In place of the keychain where a person wants it left alone (a demo, a build server): keeps nothing, and says so. */
export function createNoKeychain(): Keychain {
  return {
    get: async () => null,
    async set(account) {
      throw new SecurityError('KEYCHAIN_UNAVAILABLE', `The keychain could not keep "${account}". ${WHY} ${REMEDY}`);
    },
    delete: async () => false,
    list: async () => [],
    status: async () => ({ kind: 'unavailable', why: WHY, remedy: REMEDY }),
  };
}
