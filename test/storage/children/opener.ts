// Says that it is there, waits for the word, opens the storage, appends some events and tells what it saw.
import { once } from 'node:events';
import { openStorage } from '../../../electron/storage/index.ts';

const [dataDir = '', recording = '', count = '0'] = process.argv.slice(2);
process.stdout.write('there\n');
await once(process.stdin, 'data');

const notices: string[] = [];
const host = { dataDir, cwd: dataDir, env: {}, now: Date.now };
const storage = openStorage({ host, notice: (message) => notices.push(message) });
const seqs = Array.from({ length: Number(count) }, () => storage.recordings.appendEvent(recording, '{}'));
process.stdout.write(
  `${JSON.stringify({ notices, seqs, titles: storage.recordings.list().map((one) => one.title) })}\n`,
);
storage.close();
process.stdin.destroy();
