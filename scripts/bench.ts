// `npm run bench`: measures, each row beside its peer or floor in the same run.
//   npm run bench                      all of it
//   npm run bench -- recording         only test/bench/recording.bench.ts
//   npm run bench -- --json            for programs
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

type BenchRow = { name: string; value: number; unit: string; beside: { name: string; value: number } };

const folder = path.join(import.meta.dirname, '..', 'test', 'bench');
const isJson = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const ending = '.bench.ts';
const names = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')} in test/bench.`);
  process.exitCode = 2;
} else {
  const rows: BenchRow[] = [];
  for (const name of names) rows.push(...(await run(name)));
  console.log(isJson ? JSON.stringify(rows, null, 2) : table(rows));
}

/** A bench module exports functions that give rows. */
async function run(name: string): Promise<BenchRow[]> {
  if (!isJson) console.error(`measuring ${name} …`);
  const module: Record<string, unknown> = await import(pathToFileURL(path.join(folder, name + ending)).href);
  const benches = Object.values(module).filter((value) => typeof value === 'function');
  const rows: BenchRow[] = [];
  for (const bench of benches) rows.push(...(await bench()));
  return rows;
}

function table(rows: BenchRow[]): string {
  const cells = rows.map(({ name, value, unit, beside }) => [
    name,
    value.toLocaleString('en'),
    unit,
    beside.name,
    beside.value.toLocaleString('en'),
  ]);
  const all = [['measured', 'ours', 'unit', 'beside', 'theirs'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const isNumber = (column: number): boolean => column === 1 || column === 4;
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
