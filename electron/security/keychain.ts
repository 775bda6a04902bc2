import type { AsyncEntry, EntryOptions } from '@napi-rs/keyring';
import { SecurityError } from './errors.ts';
import { explainKeychain, type KeychainTrouble } from './explainKeychain.ts';
import { createRedactor } from './redact.ts';

/** `why` and `remedy` are sentences for a person. */
type KeychainStatus = { kind: 'ready' } | ({ kind: 'unavailable' } & KeychainTrouble);

/**
 * Secrets in the keychain of the operating system: Keychain on macOS, Credential Manager on Windows, Secret Service (GNOME Keyring, KWallet,
 * KeePassXC) on Linux. There is no other place: where it cannot be used, every method but `status` throws KEYCHAIN_UNAVAILABLE.
 */
export type Keychain = {
  get(account: string): Promise<string | null>;
  set(account: string, secret: string): Promise<void>;
  /** Whether there was one. */
  delete(account: string): Promise<boolean>;
  /** The accounts that have a secret, sorted. */
  list(): Promise<string[]>;
  /** Tries it out by keeping and removing something harmless; a locked keychain may ask the person to unlock it. */
  status(): Promise<KeychainStatus>;
};

/**
 * By default the library falls back silently to the key store of the Linux kernel, which forgets everything at the next start of the machine;
 * its entry `@napi-rs/keyring/keytar` cannot be told otherwise.
 */
const SECRET_SERVICE_ONLY: EntryOptions = { linux: { store: 'secret-service' } };

export function createKeychain({ service = 'PowerAutomation' }: { service?: string } = {}): Keychain {
  async function using<Result>(
    what: string,
    secrets: string[],
    work: (library: typeof import('@napi-rs/keyring')) => Promise<Result>,
  ): Promise<Result> {
    try {
      // Only when it is needed, so that a machine without the native part can do all else.
      return await work(await import('@napi-rs/keyring'));
    } catch (error) {
      const { why, remedy } = explainKeychain(error);
      // No cause: what the native library tells is not ours to vouch for.
      throw new SecurityError(
        'KEYCHAIN_UNAVAILABLE',
        createRedactor(secrets).redact(`The keychain could not ${what}. ${why} ${remedy}`),
      );
    }
  }

  const withEntry = <Result>(
    verb: string,
    account: string,
    secrets: string[],
    work: (entry: AsyncEntry) => Promise<Result>,
  ) =>
    using(`${verb} "${account}"`, secrets, ({ AsyncEntry }) => {
      return work(new AsyncEntry(service, account, SECRET_SERVICE_ONLY));
    });

  return {
    get: (account) => withEntry('read', account, [], (entry) => entry.getPassword()),
    async set(account, secret) {
      await withEntry('keep', account, [secret], (entry) => entry.setPassword(secret));
    },
    delete: (account) => withEntry('remove', account, [], (entry) => entry.deletePassword()),

    list: () =>
      using('list its secrets', [], async ({ findCredentialsAsync }) => {
        const credentials = await findCredentialsAsync(service);
        return credentials.map(({ account }) => account).sort();
      }),

    async status() {
      try {
        const { AsyncEntry } = await import('@napi-rs/keyring');
        // A service of its own, so that `list` never shows it. Reading alone would not do: a keyring without a
        // collection answers that it has nothing, and fails at the first secret to keep.
        const trial = new AsyncEntry(`${service} (trial)`, 'trial', SECRET_SERVICE_ONLY);
        await trial.setPassword('trial');
        await trial.deletePassword();
        return { kind: 'ready' };
      } catch (error) {
        return { kind: 'unavailable', ...explainKeychain(error) };
      }
    },
  };
}
