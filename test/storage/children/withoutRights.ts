// Gives up the rights of root, opens the storage, and tells the code of the error.
import { openStorage } from '../../../electron/storage/index.ts';

const nobody = 65_534;
process.setgid?.(nobody);
process.setuid?.(nobody);
const [dataDir = ''] = process.argv.slice(2);
try {
  openStorage({ host: { dataDir, cwd: dataDir, env: {}, now: Date.now }, notice: () => {} }).close();
  process.stdout.write('opened\n');
} catch (error) {
  process.stdout.write(`${error instanceof Error && 'code' in error ? error.code : error}\n`);
}
