import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { faceFingerprint, needsFace } from '../../scripts/setup/face.mjs';

function project() {
  const root = mkdtempSync(path.join(os.tmpdir(), 'powerautomation-face-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (file: string, content: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  write('renderer/main.tsx', 'one');
  write('shared/contract/files.ts', 'one');
  write('package-lock.json', '{}');
  const build = (): void => write('renderer/dist/.built-from', faceFingerprint(root));
  return { root, write, build };
}

test('a face that was never built is built', () => {
  expect(needsFace(project().root)).toBe(true);
});

test.each(['renderer/main.tsx', 'shared/contract/files.ts', 'package-lock.json', 'renderer/views/new.tsx'])(
  'a face older than %s is built anew',
  (file) => {
    const { root, write, build } = project();
    build();
    expect(needsFace(root)).toBe(false);
    write(file, 'two');
    expect(needsFace(root)).toBe(true);
  },
);

test('what was built, and another time of the same content, change nothing', () => {
  const { root, write, build } = project();
  build();
  write('renderer/dist/index.html', 'built');
  utimesSync(path.join(root, 'renderer/main.tsx'), 0, 0);
  expect(needsFace(root)).toBe(false);
});
