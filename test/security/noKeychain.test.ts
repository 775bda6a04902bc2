import { expect, test } from 'vitest';
import { createNoKeychain } from '../../electron/security/index.ts';

test('a keychain that is switched off has nothing, keeps nothing and says why', async () => {
  const keychain = createNoKeychain();
  expect(await keychain.status()).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('switched off') });
  await expect(keychain.set('SECRET_PIN', 'canary')).rejects.toMatchObject({
    code: 'KEYCHAIN_UNAVAILABLE',
    message: expect.not.stringContaining('canary'),
  });
  expect([await keychain.get('SECRET_PIN'), await keychain.list(), await keychain.delete('SECRET_PIN')]).toEqual([
    null,
    [],
    false,
  ]);
});
