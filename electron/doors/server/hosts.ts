/** By which names a server may be opened: those that nobody else can bend to its address. */
import { hostname as machineName, networkInterfaces } from 'node:os';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** In lower case, IPv6 in brackets; the first is the one to tell. */
export function hostsFor(hostname: string, allowed: readonly string[]): string[] {
  const own = isLoopback(hostname)
    ? LOOPBACK
    : isAny(hostname)
      ? [...LOOPBACK, ...addresses(), machineName()]
      : [bracketed(hostname)];
  return [...new Set([...own, ...allowed].map((name) => name.toLowerCase()))];
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '::1' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function isAny(hostname: string): boolean {
  return hostname === '0.0.0.0' || hostname === '::';
}

function addresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => bracketed(address)));
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address.replace(/%.*$/, '')}]` : address;
}
