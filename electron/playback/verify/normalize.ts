/** What changes from run to run in texts and addresses, taken out, so that two of one kind are equal. */

/** Long enough to see what it is. */
const longest = 300;

/** A UUID, or hexadecimal digits of both kinds: a plain number is one with its dots and colons. */
const identifier = /\b(?:[0-9a-f]{8}-[0-9a-f-]{27}|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{6,})\b/gi;
const number = /(?<![\p{L}_#])\d+(?:[.,:]\d+)*/gu;
const address = /\b(?:https?|wss?|blob|file):[^\s"'<>)]+/g;

/** The first line of what a page said, without numbers, ids and what is behind `?` in addresses. */
export function normalizeMessage(text: string, origin: string | null): string {
  const [line = ''] = text.trim().split('\n', 1);
  // Character by character, or an emoji could be cut in half.
  return [
    ...line
      .replace(address, (found) => normalizeAddress(found, origin))
      .replace(identifier, '#')
      .replace(number, '#'),
  ]
    .slice(0, longest)
    .join('');
}

/** `/api/items/#` on the site itself, `https://cdn.example.com/app.#.js` elsewhere; what is behind `?` only by its names. */
export function normalizeAddress(text: string, origin: string | null): string {
  const url = URL.parse(text);
  if (!url) return text;
  if (url.protocol === 'blob:') return 'blob:#';
  if (url.protocol === 'data:') return 'data:';
  const path = url.pathname
    .split('/')
    .map((part) => part.replace(identifier, '#').replace(/^\d+$/, '#'))
    .join('/');
  const names = [...new Set(url.searchParams.keys())].sort().join('&');
  // Ports of a machine's own servers are drawn by lot.
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(url.hostname);
  const site = url.origin === origin ? '' : `${url.protocol}//${isLocal ? url.hostname : url.host}`;
  return `${site}${path}${names ? `?${names}` : ''}`;
}

export function originOf(address: string): string | null {
  const origin = URL.parse(address)?.origin;
  return origin === undefined || origin === 'null' ? null : origin;
}
