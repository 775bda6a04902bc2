import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Below this a compressed copy saves nothing. */
const WORTH_COMPRESSING = 1024;

/** The engine sends these to whoever takes them, so that nothing is compressed while somebody waits. */
export function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|ttf|svg|html)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    if (content.length >= WORTH_COMPRESSING) writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
