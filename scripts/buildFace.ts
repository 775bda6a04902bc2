// `npm run build`: the face, as the engine serves it. It takes the place of the one before in one step.
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compress } from './face/compress.ts';
import { viteBuild } from './face/viteBuild.ts';
import { faceFingerprint } from './setup/face.mjs';

const root = path.join(import.meta.dirname, '..');
const face = path.join(root, 'renderer');
const finished = path.join(face, 'dist');
const from = faceFingerprint(root);
const workplace = mkdtempSync(path.join(root, 'node_modules', '.face-'));
try {
  await viteBuild(face, workplace);
  compress(workplace);
  writeFileSync(path.join(workplace, '.built-from'), from);
  if (existsSync(finished)) rmSync(finished, { recursive: true, maxRetries: 5 });
  renameSync(workplace, finished);
} finally {
  rmSync(workplace, { recursive: true, force: true });
}
