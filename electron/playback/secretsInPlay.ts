import type { SourcePlace } from '../../shared/model/run.ts';
import { PlaybackError } from './errors.ts';
import { readWithImports } from './importedFiles.ts';

/** Where secret values are kept; the keychain offers this. */
export type SecretSource = { get(name: string): Promise<string | null> };

export type SecretsInPlay = { values: Map<string, string>; missing: Map<string, SourcePlace> };

const named = /process\.env(?:\.|\[\s*['"`])(SECRET_[A-Za-z0-9_]+)/g;
const destructured = /\{([^{}]*)\}\s*=\s*process\.env\b/g;

/**
 * The secrets that specs name as `process.env.SECRET_…`, in themselves or in what they import by relative path, with
 * their values from the environment or else from `source`.
 */
export async function findSecrets(
  specs: string[],
  env: Readonly<Record<string, string | undefined>>,
  source: SecretSource,
): Promise<SecretsInPlay> {
  const places = await secretsNamedIn(specs);
  const values = new Map<string, string>();
  const missing = new Map<string, SourcePlace>();
  for (const [name, place] of places) {
    const value = env[name] ?? (await source.get(name));
    if (value === null) missing.set(name, place);
    else values.set(name, value);
  }
  return { values, missing };
}

export function secretsMissing(missing: Map<string, SourcePlace>): PlaybackError {
  const list = [...missing].map(([name, { file, line }]) => `  ${name}  (${file}:${line})`).join('\n');
  const [first = ''] = missing.keys();
  return new PlaybackError(
    'SECRETS_MISSING',
    `No value for ${missing.size === 1 ? 'this secret' : 'these secrets'} that the test needs:\n${list}\n` +
      `Set the environment variable for this run (${first}=… powerautomation play …), or record the step again on a ` +
      'machine with a keychain, which then keeps it.',
  );
}

async function secretsNamedIn(specs: string[]): Promise<Map<string, SourcePlace>> {
  const places = new Map<string, SourcePlace>();
  for await (const { file, source } of readWithImports(specs)) {
    for (const { name, index } of namesIn(source)) {
      if (!places.has(name)) places.set(name, placeOf(source, index, file));
    }
  }
  return places;
}

function namesIn(source: string): { name: string; index: number }[] {
  const direct = [...source.matchAll(named)].map((match) => ({ name: match[1] ?? '', index: match.index }));
  const unpacked = [...source.matchAll(destructured)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/\bSECRET_\w+/g)].map(([name]) => ({ name, index: match.index })),
  );
  return [...direct, ...unpacked];
}

function placeOf(source: string, index: number, file: string): SourcePlace {
  const before = source.slice(0, index).split('\n');
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
