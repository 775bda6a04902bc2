/** Where a request comes from: decided by its headers alone. */
export type Provenance = { kind: 'own' } | { kind: 'refused'; why: string };

type Asked = {
  method: string;
  /** The Host header. */
  host: string | undefined;
  origin: string | undefined;
  /** Sec-Fetch-Site and Sec-Fetch-Mode, which browsers send and pages cannot change. */
  site: string | undefined;
  mode: string | undefined;
  isUpgrade: boolean;
};

/**
 * A page elsewhere can make a browser send us anything, but not hide where it comes from: a name that was bent to this address
 * (DNS rebinding) stands in `Host`, another site in `Origin` or `Sec-Fetch-Site`. A link to us may be followed from anywhere.
 * `hosts` are names without port, in lower case; IPv6 addresses in brackets.
 */
export function provenanceOf(
  { method, host, origin, site, mode, isUpgrade }: Asked,
  hosts: readonly string[],
): Provenance {
  const name = hostName(host);
  if (name === null || !hosts.includes(name)) {
    return {
      kind: 'refused',
      why: `This server does not answer to the name "${host ?? ''}". Open it as ${hosts[0]}, or start it with --allow-host.`,
    };
  }
  const isFollowedLink = method === 'GET' && mode === 'navigate' && !isUpgrade;
  if (origin !== undefined && !isOwn(origin, host)) {
    return { kind: 'refused', why: `Requests of other sites (${origin}) are not served.` };
  }
  if (origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none' && !isFollowedLink) {
    return { kind: 'refused', why: 'Requests of other sites are not served.' };
  }
  return { kind: 'own' };
}

/** The name in a Host header, without its port; null where it is no such thing. */
function hostName(host: string | undefined): string | null {
  const [, name] = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(host ?? '') ?? [];
  return name?.toLowerCase().replace(/\.$/, '') ?? null;
}

function isOwn(origin: string, host: string | undefined): boolean {
  return [`http://${host}`, `https://${host}`].includes(origin.toLowerCase());
}
