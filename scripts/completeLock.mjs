// @ts-check
// Run after `npm install` where the registry serves the packages of one platform only: adds the others to package-lock.json.
//   node scripts/completeLock.mjs [folder]
//
// A package that comes in one binary for each platform names all of them as optional dependencies, in exact versions.
// npm leaves out what it cannot get, and from then on `npm ci` refuses the lockfile ("Missing: … from lock file").
// What is added has no integrity: nobody has seen the tarball here.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ version?: string, license?: string, dev?: boolean, optionalDependencies?: Record<string, string> }} Entry */

const file = path.join(process.argv[2] ?? '.', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, Entry>} */
const packages = lock.packages;

/** @type {Record<string, object>} */
const missing = {};
for (const [place, parent] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (!platform || !/^\d+\.\d+\.\d+/.test(version)) continue;
    const target = placeFor(place, name, version);
    if (target === null) continue;
    const { license, dev } = parent;
    const { cpu, libc, os } = platform;
    missing[target] = { version, cpu, ...(dev && { dev }), ...(libc && { libc }), license, optional: true, os };
  }
}

// As npm sorts: the project itself first.
const [root = '', ...rest] = Object.keys({ ...packages, ...missing }).sort((a, b) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries([root, ...rest].map((key) => [key, packages[key] ?? missing[key]]));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(missing).length} platform packages added to ${file}`);

/**
 * Where Node would find the package from `place`: inside it, beside it or at the top.
 * @param {string} place @param {string} name @param {string} version
 * @returns {string | null} null when it is there in this version
 */
function placeFor(place, name, version) {
  const inside = `${place}/node_modules/${name}`;
  const beside = `${place.slice(0, place.lastIndexOf('node_modules/'))}node_modules/${name}`;
  const found = packages[inside] ?? packages[beside] ?? packages[`node_modules/${name}`];
  if (found?.version === version) return null;
  return packages[beside] ? inside : beside;
}

/** `@biomejs/cli-linux-x64-musl` says what it is for. @param {string} name */
function platformOf(name) {
  const words = name.split('/').at(-1) ?? '';
  const os = /android|darwin|linux|win32|freebsd|openharmony/.exec(words)?.[0];
  const cpu = /arm64|x64|ia32|ppc64|riscv64|s390x|arm/.exec(words)?.[0];
  if (!os || !cpu) return null;
  return { os: [os], cpu: [cpu], libc: os === 'linux' ? [words.includes('musl') ? 'musl' : 'glibc'] : undefined };
}
