import { expect, test } from 'vitest';
import { createWorld } from './cli.ts';

const commands = [
  [],
  ['record'],
  ['play'],
  ['robustness'],
  ['recordings'],
  ['recordings', 'show'],
  ['recordings', 'generate'],
  ['recordings', 'remove'],
  ['runs'],
  ['runs', 'show'],
  ['nodes'],
  ['export'],
  ['import'],
  ['doctor'],
];

test('every command has help in words for all its options, --json among them, and its examples are command lines that the parser takes', async () => {
  const world = createWorld();
  const pages = await Promise.all(commands.map((command) => world.run([...command, '--help'])));
  for (const [index, { code, out, err }] of pages.entries()) {
    const command = commands[index] ?? [];
    expect({ code, err }, command.join(' ')).toEqual({ code: 0, err: [] });
    expect(out[0]).toContain(['Usage: powerautomation', ...command].join(' '));
    const options = out.filter((line) => /^ {2}-/.test(line));
    // An option without words would end after its name and argument.
    for (const line of options) expect(line).toMatch(/^ {2}\S.*? {2,}\S/);
    expect(options.some((line) => line.includes('--json'))).toBe(command.length > 0);
  }

  const examples = pages.flatMap(({ out }) =>
    out.map((line) => /^ {2}powerautomation (.*?)(?: {3,}.*)?$/.exec(line)?.[1]).filter((line) => line !== undefined),
  );
  expect(examples.length).toBeGreaterThan(8);
  const words = (line: string) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  // With help asked for at the end, the parser looks at everything before it and does nothing.
  const answers = await Promise.all([...new Set(examples)].map((line) => world.run([...words(line), '--help'])));
  expect(answers.filter(({ code }) => code !== 0)).toEqual([]);
});

test('without a command the help is shown, as wrong usage; the version is the version', async () => {
  const world = createWorld();
  const [bare, version] = await Promise.all([world.run([]), world.run(['--version'])]);
  expect(bare.code).toBe(2);
  expect(bare.out.join('\n')).toContain('Begin with:');
  expect(version).toMatchObject({ code: 0, out: [expect.stringMatching(/^\d+\.\d+\.\d+$/)] });
});
