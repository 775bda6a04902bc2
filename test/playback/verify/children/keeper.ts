// Takes records into a baseline from a process of its own: <folder> <record as JSON> <mode>
import { keepInBaseline } from '../../../../electron/playback/verify/baseline/store.ts';

const [json = '', mode] = process.argv.slice(2);
await keepInBaseline(JSON.parse(json), {
  mode: mode === 'update' ? 'update' : 'verify',
  threshold: 0.1,
  now: Date.now,
});
