/** Who comes in by the server: a link that works once, the cookie it is exchanged for, and the token of programs. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRights } from '../../shared/contract/rights.ts';
import type { Host } from '../host.ts';
import type { Caller } from './caller.ts';

export type Access = {
  /** For programs, as `Authorization: Bearer …`; another one at every start. */
  readonly programToken: string;
  /** A token that can be exchanged once, within ten minutes. */
  createLinkToken(): string;
  /** The secret of a new session, for the cookie; null where the token is none, was used, or is too old. */
  exchange(token: string): string | null;
  /** Null where nobody is known by these. */
  callerOf(credentials: { session?: string | undefined; bearer?: string | undefined }): Caller | null;
};

const LINK_MS = 600_000;
const SESSION_MS = 30 * 86_400_000;
const MOST_SESSIONS = 100;

type Session = { hash: string; until: number };

/** Sessions outlive a restart, so that an open window finds back by itself; of their secrets only hashes are kept. */
export function createAccess(host: Host): Access {
  const programToken = secret();
  const links = new Map<string, number>();
  const path = join(host.dataDir, 'sessions.json');
  let sessions = readSessions(path);

  function isSession(candidate: string): boolean {
    const hash = hashOf(candidate);
    return sessions.some((session) => session.until > host.now() && isSame(session.hash, hash));
  }

  return {
    programToken,
    createLinkToken() {
      const token = secret();
      links.set(hashOf(token), host.now() + LINK_MS);
      return token;
    },
    exchange(token) {
      const hash = hashOf(token);
      const until = links.get(hash);
      links.delete(hash);
      if (until === undefined || until < host.now()) return null;
      const session = secret();
      sessions = [
        ...sessions.filter((each) => each.until > host.now()),
        { hash: hashOf(session), until: host.now() + SESSION_MS },
      ];
      sessions = sessions.slice(-MOST_SESSIONS);
      keepSessions(host.dataDir, path, sessions);
      return session;
    },
    callerOf({ session, bearer }) {
      if (bearer !== undefined) {
        return isSame(hashOf(bearer), hashOf(programToken)) ? caller('program', 'program') : null;
      }
      if (session === undefined || !isSession(session)) return null;
      return caller('owner', `session ${hashOf(session).slice(0, 12)}`);
    },
  };
}

function caller(name: string, key: string): Caller {
  return { name, door: 'server', rights: new Set(allRights), reach: 'workspace', key };
}

/** 256 bits, for an address or a header. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function readSessions(path: string): Session[] {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(kept) && kept.every(isSession) ? kept : [];
  } catch {
    return []; // Nobody has signed in yet, or the file was damaged: they sign in again.
  }
}

/** Without zod: every worker of a run loads this room, for the redactor. */
function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) return false;
  return 'hash' in value && typeof value.hash === 'string' && 'until' in value && typeof value.until === 'number';
}

function keepSessions(folder: string, path: string, sessions: Session[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(sessions), { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, path);
}
