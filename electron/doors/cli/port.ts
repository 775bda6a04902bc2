import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError */
export function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('Give a port from 1 to 65535, or 0 for any free one.');
  return number;
}
