/** Bytes to text and back, so that what was not edited comes back byte for byte. */
import iconv from 'iconv-lite';
import type { Encoding, TextFile } from '../../shared/contract/files.ts';
import { WorkspaceError } from './errors.ts';

export type Decoded = Pick<TextFile, 'text' | 'encoding' | 'hasBom' | 'lineEnd'>;

const marks: readonly { encoding: Encoding; bytes: Buffer }[] = [
  { encoding: 'utf8', bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf16le', bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf16be', bytes: Buffer.from([0xfe, 0xff]) },
];

const names: Readonly<Record<Encoding, string>> = {
  utf8: 'utf8',
  utf16le: 'utf16-le',
  utf16be: 'utf16-be',
  latin1: 'latin1',
  gb18030: 'gb18030',
  shift_jis: 'shift_jis',
  windows1252: 'windows-1252',
};

/** Told by the byte order mark, else by the content, unless `wanted` says it. @throws WorkspaceError NOT_TEXT */
export function decode(bytes: Buffer, path: string, wanted?: Encoding): Decoded {
  const mark = marks.find((each) => bytes.subarray(0, each.bytes.length).equals(each.bytes));
  const hasBom = mark !== undefined && (wanted === undefined || wanted === mark.encoding);
  const encoding = wanted ?? mark?.encoding ?? guess(bytes);
  if (encoding === null)
    throw new WorkspaceError('NOT_TEXT', `${path} is no text. Open it with a program for its kind.`);
  const content = hasBom ? bytes.subarray(mark.bytes.length) : bytes;
  const text = decodeLossless(content, encoding);
  if (text === null)
    throw new WorkspaceError('NOT_TEXT', `${path} is no text in ${encoding}. Open it in another encoding.`);
  return { text, encoding, hasBom, lineEnd: lineEndOf(text) };
}

/** @throws WorkspaceError NOT_TEXT where a character has no place in the encoding */
export function encode(text: string, encoding: Encoding, hasBom: boolean): Buffer {
  const content =
    encoding === 'utf8' ? Buffer.from(text, 'utf8') : iconv.encode(text, names[encoding], { addBOM: false });
  if (encoding !== 'utf8' && iconv.decode(content, names[encoding], { stripBOM: false }) !== text)
    throw new WorkspaceError('NOT_TEXT', `The text holds characters that ${encoding} cannot write. Save it as utf8.`);
  if (encoding === 'utf8' && !text.isWellFormed())
    throw new WorkspaceError(
      'NOT_TEXT',
      'The text holds half of a character (a lone surrogate). Remove it and save again.',
    );
  const mark = marks.find((each) => each.encoding === encoding);
  return hasBom && mark ? Buffer.concat([mark.bytes, content]) : content;
}

/** Null where writing it again would give other bytes. */
function decodeLossless(bytes: Buffer, encoding: Encoding): string | null {
  if (encoding === 'utf8') {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  }
  const text = iconv.decode(bytes, names[encoding], { stripBOM: false });
  return iconv.encode(text, names[encoding], { addBOM: false }).equals(bytes) ? text : null;
}

const LOOKED_AT = 64 * 1024;

function guess(bytes: Buffer): Encoding | null {
  const start = bytes.subarray(0, LOOKED_AT);
  if (start.includes(0)) return guessWide(start);
  if (decodeLossless(bytes, 'utf8') !== null) return 'utf8';
  // Western bytes often read as a few odd Chinese characters; Chinese text reads as many common ones.
  const chinese = decodeLossless(bytes, 'gb18030');
  if (chinese !== null && isMostlyChinese(chinese)) return 'gb18030';
  return decodeLossless(bytes, 'windows1252') !== null
    ? 'windows1252'
    : decodeLossless(bytes, 'latin1') !== null
      ? 'latin1'
      : null;
}

/** Texts in UTF-16 have their NULs at every other place; anything else with NULs is no text. */
function guessWide(bytes: Buffer): Encoding | null {
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, index) => {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
  });
  const most = bytes.length / 2;
  if (bytes.length % 2 === 1) return null;
  if (even === 0 && odd > most * 0.3) return 'utf16le';
  if (odd === 0 && even > most * 0.3) return 'utf16be';
  return null;
}

function isMostlyChinese(text: string): boolean {
  const foreign = text.match(/[^\0-\x7f]/gu) ?? [];
  // Han, and the punctuation and full-width forms that come with it.
  const common = foreign.filter((each) => /[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef]/.test(each));
  return common.length >= 2 && common.length / foreign.length > 0.9;
}

function lineEndOf(text: string): TextFile['lineEnd'] {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  if (windows === 0) return 'lf';
  return windows === all ? 'crlf' : 'mixed';
}
