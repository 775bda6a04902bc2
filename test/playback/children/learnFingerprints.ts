/** A worker of a run: learns its own elements, one after the other. Arguments: spec, its number, how many. */
import { createFingerprintStore } from '../../../electron/playback/fingerprints/store.ts';
import { fingerprint } from '../heal/fingerprints.ts';

const [spec = '', number = '', count = '0'] = process.argv.slice(2);
const store = createFingerprintStore({ redact: (text) => text, notice: console.error });
for (let index = 0; index < Number(count); index++) {
  const key = { test: 'buys', use: 1, locator: `getByText('${number}-${index}')`, frames: [] };
  await store.learn(spec, [{ key, fingerprint: fingerprint() }]);
}
