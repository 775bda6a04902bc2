/** Values that must stand nowhere, and the search for them in every byte. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** By the name of the field. With characters that JSON, HTML and addresses each write in another way. */
export const canaries = {
  password: 'kanari-"<7&>\\ p',
  card: '4929 1234 5678 1234',
  code: '913572',
  mima: 'jinsique-密-84',
  key: 'sk-kanari-0123456789',
};

/** What was typed first of a value that was typed in pieces. */
const BEGINNING = 'kanari-';

const forms = [...Object.values(canaries), BEGINNING].flatMap((value) => [
  value,
  JSON.stringify(value).slice(1, -1),
  encodeURIComponent(value),
  encodeURI(value),
  new URLSearchParams({ a: value }).toString().slice(2),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
]);
const asBytes = [...new Set(forms)].map((form) => Buffer.from(form).toString('latin1'));

/** The canaries that stand in a text. */
export const canariesIn = (text: string): string[] => {
  const bytes = Buffer.from(text).toString('latin1');
  return asBytes.filter((form) => bytes.includes(form));
};

/** Every file under a folder that holds one, with what it holds. */
export const leaks = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file).toString('latin1');
    return asBytes.filter((form) => bytes.includes(form)).map((form) => `${file}: ${form}`);
  });
