import { expect, test } from 'vitest';
import { integrityOf, killWriter, missingFrom } from './killWriter.ts';
import { createWorld } from './world.ts';

test('of 20 writers killed with SIGKILL no acknowledged event is lost, and the database stays whole', async () => {
  const world = createWorld();
  const everything: number[] = [];
  let id: string | undefined;
  for (let round = 0; round < 20; round += 1) {
    const { recording, acknowledged } = await killWriter(world.host.dataDir, 1 + round * 37, id);
    id = recording;
    everything.push(...acknowledged);
    const storage = world.open();
    expect(storage.recordings.get(recording).state).toBe('interrupted');
    expect(missingFrom(storage, recording, everything)).toEqual([]);
    // Each killed writer is followed by another on the same recording; every second one finds the log as it was left.
    if (round % 2 === 0) storage.close();
  }
  expect(everything).toEqual([...new Set(everything)].toSorted((a, b) => a - b));
  expect(integrityOf(world.databasePath)).toBe('ok');
  expect(world.notices).toEqual([]);
});
