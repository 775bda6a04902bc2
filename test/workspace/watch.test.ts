import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WorkspaceEvent } from '../../shared/contract/workspace.ts';
import { createWorld } from '../server/world.ts';

test('what changes in the folder is told, by whoever, until one leaves', async () => {
  const world = await createWorld();
  world.write('old.txt', 'old');
  world.write('node_modules/x/y.js', '');
  const stream = await world.client.workspace.watch();
  const hear = hearing(stream);
  expect(await hear((event) => event.kind === 'watching')).toMatchObject({
    workspace: { name: 'workspace', state: 'ready' },
  });
  world.write('folder/new.txt', 'new');
  expect(await hear(changed('folder/new.txt', 'added'))).toBeDefined();
  await world.client.files.write({ path: 'old.txt', text: 'newer', version: null, force: true });
  await hear(changed('old.txt', 'changed'));
  world.write('node_modules/x/z.js', '');
  rmSync(join(world.folder, 'folder'), { recursive: true });
  const removal = await hear(changed('folder', 'removed'));
  expect(JSON.stringify(removal)).not.toContain('node_modules');
  await stream.return?.();
});

test('a commit, a staged file and a switched branch are told as changes of the repository', async () => {
  const world = await createWorld();
  execFileSync('git', ['init', '-q'], { cwd: world.folder });
  const hear = hearing(await world.client.workspace.watch());
  await hear((event) => event.kind === 'watching');
  world.write('a.txt', 'a');
  await world.client.git.stage({ paths: ['a.txt'] });
  expect(await hear((event) => event.kind === 'git')).toBeDefined();
});

test('a folder that goes and comes back is told, and watched again', async () => {
  const world = await createWorld();
  const hear = hearing(await world.client.workspace.watch());
  await hear((event) => event.kind === 'watching');
  renameSync(world.folder, `${world.folder}-away`);
  await hear((event) => event.kind === 'gone');
  renameSync(`${world.folder}-away`, world.folder);
  await hear((event) => event.kind === 'back');
  world.write('again.txt', '');
  await hear(changed('again.txt', 'added'));
});

test('two windows see each other’s changes; a folder that one opens is open in the other', async () => {
  const world = await createWorld();
  const [one, other] = [hearing(await world.client.workspace.watch()), hearing(await world.client.workspace.watch())];
  await Promise.all([one((event) => event.kind === 'watching'), other((event) => event.kind === 'watching')]);
  await world.client.files.create({ path: 'sub/x.txt', kind: 'file' });
  await Promise.all([one(changed('sub/x.txt', 'added')), other(changed('sub/x.txt', 'added'))]);
  await world.client.workspace.open({ folder: join(world.folder, 'sub') });
  const opened = (event: WorkspaceEvent) => event.kind === 'opened' && event.workspace.name === 'sub';
  await Promise.all([one(opened), other(opened)]);
  await other((event) => event.kind === 'watching');
  world.write('sub/y.txt', '');
  await Promise.all([one(changed('y.txt', 'added')), other(changed('y.txt', 'added'))]);
});

const changed = (path: string, kind: string) => (event: WorkspaceEvent) =>
  event.kind === 'changes' && event.changes.some((change) => change.path === path && change.kind === kind);

/** Waits for the next event that fits. */
function hearing(stream: AsyncIteratorObject<WorkspaceEvent>) {
  return async (fits: (event: WorkspaceEvent) => boolean): Promise<WorkspaceEvent> => {
    for (;;) {
      const { value, done } = await stream.next();
      if (done) throw new Error('The stream ended.');
      if (fits(value)) return value;
    }
  };
}
