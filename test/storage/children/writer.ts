// Appends events without end and reports the number of each as soon as it is acknowledged, until it is killed.
import { writeSync } from 'node:fs';
import { openStorage } from '../../../electron/storage/index.ts';

const [dataDir = '', known] = process.argv.slice(2);
const host = { dataDir, cwd: dataDir, env: {}, now: Date.now };
const storage = openStorage({ host, notice: (message) => process.stderr.write(message) });
const { id } = known
  ? storage.recordings.reopen(known)
  : storage.recordings.create({ title: 'cut off', url: 'https://shop.example/', browser: 'chromium', output: null });
writeSync(1, `${id}\n`);
for (;;) {
  const seq = storage.recordings.appendEvent(id, JSON.stringify({ text: 'x'.repeat(1 + Math.random() * 5000) }));
  // Straight to the pipe: a report kept in a buffer would die with the process.
  writeSync(1, `${seq}\n`);
}
