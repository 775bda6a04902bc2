// Runs in a session of its own, in which the test decided what keychain there is; prints what came of it as JSON.
import { AsyncEntry } from '@napi-rs/keyring';
import { createKeychain } from '../../electron/security/index.ts';

const SECRET = 'canary "é中🔑\\ 7f3k';

async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      name: error.name,
      code: 'code' in error ? error.code : null,
      text: `${error.stack} ${String(error.cause)}`,
    };
  }
}

const keychain = createKeychain();
const answers = {
  status: await outcome(() => keychain.status()),
  missing: await outcome(() => keychain.get('shop/password')),
  set: await outcome(() => keychain.set('shop/password', SECRET)),
  get: await outcome(() => keychain.get('shop/password')),
  list: await outcome(() => keychain.list()),
  unreadable: await outcome(async () => {
    const entry = new AsyncEntry('PowerAutomation', 'binary', { linux: { store: 'secret-service' } });
    await entry.setSecret(Buffer.from('\xffcanary', 'latin1'));
    return keychain.get('binary');
  }),
  deleted: await outcome(() => keychain.delete('shop/password')),
  deletedAgain: await outcome(() => keychain.delete('shop/password')),
  after: await outcome(() => keychain.get('shop/password')),
};
process.stdout.write(JSON.stringify(answers));
