import { StorageError } from './errors.ts';

type Noun = 'recording' | 'run';
type Named = { id: string; title?: string };

/**
 * Which row a person means: by its id, else by its whole title (the newest of that title), else by the beginning of an id or of a
 * title, if only one begins so. `rows` come newest first. Throws …_NOT_FOUND or …_AMBIGUOUS.
 */
export function findNamed<Row extends Named>(noun: Noun, rows: readonly Row[], wanted: string): Row {
  const whole = rows.find((row) => row.id === wanted) ?? rows.find((row) => row.title === wanted);
  if (whole) return whole;
  const begun = wanted === '' ? [] : rows.filter((row) => row.id.startsWith(wanted) || row.title?.startsWith(wanted));
  const [first, second] = begun;
  if (!first) throw notFound(noun, wanted);
  if (second) throw ambiguous(noun, begun, wanted);
  return first;
}

export function notFound(noun: Noun, name: string): StorageError {
  return new StorageError(
    noun === 'recording' ? 'RECORDING_NOT_FOUND' : 'RUN_NOT_FOUND',
    `No ${noun} named "${name}". List them with: powerautomation ${noun}s`,
  );
}

function ambiguous(noun: Noun, rows: readonly Named[], name: string): StorageError {
  const some = rows.slice(0, 5).map((row) => (row.title === undefined ? row.id : `${row.id} (${row.title})`));
  const more = rows.length > some.length ? ` and ${rows.length - some.length} more` : '';
  return new StorageError(
    noun === 'recording' ? 'RECORDING_AMBIGUOUS' : 'RUN_AMBIGUOUS',
    `${rows.length} ${noun}s begin with "${name}": ${some.join(', ')}${more}. Give more of the id.`,
  );
}
