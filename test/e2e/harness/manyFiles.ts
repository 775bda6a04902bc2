/** A workspace of fifty thousand files, as a large repository has them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const FILES = 50_000;

/** One file in ten holds what is searched for. */
export function plantManyFiles(folder: string): string[] {
  const paths: string[] = [];
  for (let module = 0; module < FILES / 100; module++) {
    const name = `packages/mod${module}/src/shoppingCart`;
    mkdirSync(join(folder, name), { recursive: true });
    for (let file = 0; file < 100; file++) {
      const path = `${name}/component${file}.${file % 4 === 0 ? 'spec' : 'view'}.ts`;
      writeFileSync(
        join(folder, path),
        `export const value${file} = ${file};\n${file % 10 === 0 ? '// the needle\n' : ''}${'const line = 1;\n'.repeat(20)}`,
      );
      paths.push(path);
    }
  }
  return paths;
}
