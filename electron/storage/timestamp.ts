/** A time in UTC as file names and ids carry it, sortable: `20261105-094915`. `at` in ms since the epoch. */
export function timestamp(at: number): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, 10).replaceAll('-', '')}-${iso.slice(11, 19).replaceAll(':', '')}`;
}
