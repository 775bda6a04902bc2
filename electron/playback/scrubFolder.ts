import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { Redactor } from '../security/index.ts';

type Scrubber = Pick<Redactor, 'redact' | 'redactBytes'>;

/** Compressed pictures and fonts cannot hold a value as text; changing their bytes would only break them. */
const pictures = new Set(['.png', '.jpeg', '.jpg', '.webp', '.gif', '.webm', '.mp4', '.woff', '.woff2', '.ttf']);
/** One JSON value a line: values are replaced inside strings only, so that the trace stays readable. */
const traceLines = new Set(['.trace', '.network', '.stacks']);

/** Rewrites every file under `folder`, and every file inside its zips (traces), that holds one of the values. */
export async function scrubFolder(folder: string, scrubber: Scrubber): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (entry.isFile()) await scrubFile(join(entry.parentPath, entry.name), scrubber);
  }
}

async function scrubFile(file: string, scrubber: Scrubber): Promise<void> {
  const before = await readFile(file);
  const after = extname(file) === '.zip' ? scrubZip(before, scrubber) : scrubBytes(file, before, scrubber);
  if (after === before) return;
  // Beside it first: a full disk must not leave half a trace, nor the whole one with its secret under the old name.
  const fresh = `${file}.scrubbed`;
  await writeFile(fresh, after);
  await rename(fresh, file);
}

function scrubZip(zip: Buffer, scrubber: Scrubber): Buffer {
  const entries: Zippable = {};
  let isChanged = false;
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const before = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const after = scrubBytes(name, before, scrubber);
    isChanged ||= after !== before;
    entries[name] = [after, { level: pictures.has(extname(name)) ? 0 : 6 }];
  }
  return isChanged ? Buffer.from(zipSync(entries)) : zip;
}

function scrubBytes(name: string, bytes: Buffer, scrubber: Scrubber): Buffer {
  const ending = extname(name);
  if (pictures.has(ending)) return bytes;
  const scrubbed = scrubber.redactBytes(bytes);
  // The same object says that nothing was changed.
  if (scrubbed.equals(bytes)) return bytes;
  if (!traceLines.has(ending)) return scrubbed;
  return Buffer.from(
    bytes
      .toString()
      .split('\n')
      .map((line) => scrubLine(line, scrubber))
      .join('\n'),
  );
}

function scrubLine(line: string, scrubber: Scrubber): string {
  if (line === '' || scrubber.redact(line) === line) return line;
  try {
    return JSON.stringify(scrubValue(JSON.parse(line), scrubber));
  } catch {
    // A line cut off by a crash: nothing reads it, but it may hold the value.
    return scrubber.redact(line);
  }
}

function scrubValue(value: unknown, scrubber: Scrubber): unknown {
  if (typeof value === 'string') return scrubber.redact(value);
  if (Array.isArray(value)) return value.map((item) => scrubValue(item, scrubber));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [scrubber.redact(key), scrubValue(item, scrubber)]);
  return Object.fromEntries(entries);
}
