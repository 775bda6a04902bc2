import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fill, tryToMount } from '../cli/disk.ts';
import { codeOf, createWorld } from '../server/world.ts';

const disk = tryToMount('2m');

test.skipIf(disk === null)(
  'on a full disk nothing is lost: not the file, not the unsaved text; it goes on when there is room',
  async () => {
    const folder = join(disk ?? '', 'workspace');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'before');
    const { client } = await createWorld({ workspace: folder });
    const file = await client.files.read({ path: 'a.txt' });
    fill(disk ?? '');
    const text = 'x'.repeat(100_000);
    expect(await codeOf(client.files.write({ ...file, text }))).toBe('DISK_FULL');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('before');
    expect((await client.files.list({})).map(({ name }) => name)).toEqual(['a.txt']);
    // Unsaved text lies in the data folder, on another disk.
    await client.files.keepDraft({ path: 'a.txt', window: 'w', text, version: file.version });
    expect((await client.files.drafts())[0]?.text).toHaveLength(100_000);
    rmSync(join(disk ?? '', 'ballast'));
    await client.files.write({ ...file, text });
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toHaveLength(100_000);
  },
);

const other = tryToMount('1m');

test.skipIf(other === null)(
  'a workspace on a disk that is read-only can be read, and says why it is not written',
  async () => {
    const folder = join(other ?? '', 'workspace');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'before');
    execFileSync('mount', ['-o', 'remount,ro', other ?? '']);
    const { client } = await createWorld({ workspace: folder });
    expect((await client.workspace.get()).state).toBe('readOnly');
    const file = await client.files.read({ path: 'a.txt' });
    expect(file).toMatchObject({ text: 'before', isReadOnly: true, readOnlyBecause: 'rights' });
    const calls = [
      client.files.write({ ...file, text: 'x' }),
      client.files.create({ path: 'b.txt', kind: 'file' }),
      client.files.move({ from: 'a.txt', to: 'b.txt' }),
      client.files.trash({ path: 'a.txt' }),
    ];
    for (const code of await Promise.all(calls.map(codeOf))) expect(code).toBe('NOT_ALLOWED');
    expect(await client.files.read({ path: 'a.txt' })).toMatchObject({ text: 'before' });
    expect(await client.files.trashed()).toEqual([]);
  },
);
