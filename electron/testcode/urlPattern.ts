import { REDACTED } from '../security/index.ts';

/** An address as a glob that matches it tomorrow: any host, no numbers that were made for this one visit. */
export function urlPattern(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed || parsed.origin === 'null') return url;
  const path = parsed.pathname
    .split('/')
    .map((segment) => (segment.length > LONGEST || isVolatile(segment) ? '*' : escapeGlob(segment)))
    .join('/');
  return `**${path}${printQuery(parsed)}${printHash(parsed)}`;
}

/** What is longer says no more to anybody. */
const LONGEST = 80;

/** `href="#"` leads to an address that ends so, and is not the one without. */
function printHash({ hash, href }: URL): string {
  if (!hash) return href.endsWith('#') ? '#' : '';
  return hash.length > LONGEST || isVolatile(hash) ? '#*' : escapeGlob(hash);
}

function printQuery(url: URL): string {
  if (!url.search) return /^[^?#]*\?/.test(url.href) ? '?' : '';
  const isKept = url.search.length <= 60 && ![...url.searchParams].flat().some(isVolatile);
  return isKept ? escapeGlob(url.search) : '?*';
}

/** Order numbers, session keys, hashes, times, and what stood where a secret was. */
function isVolatile(part: string): boolean {
  if (part.includes(REDACTED) || part.includes(encodeURIComponent(REDACTED))) return true;
  if (/\d{4,}/.test(part)) return true;
  if (/^[0-9a-f]{8,}$|[0-9a-f]{8}-[0-9a-f]{4}-/i.test(part)) return true;
  return part.length >= 16 && /\d/.test(part) && /[a-z]/i.test(part) && !/[-_ ]/.test(part);
}

function escapeGlob(text: string): string {
  return text.replace(/[*{}[\]\\]/g, '\\$&');
}
