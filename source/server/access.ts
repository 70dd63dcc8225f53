/** Who may come in: a bearer token or a client certificate, from a host that is ours, and from no web page. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { StatusError } from '../kubernetes/status-error.ts';

export interface Credentials {
  readonly token: string;
  /** SHA-256 fingerprint of the one client certificate, as TLS tells it: `AB:CD:...`. */
  readonly clientFingerprint?: string;
  /** Host names and addresses under which the server is reached, without ports. */
  readonly hosts: readonly string[];
}

export interface Access {
  /** Throws Unauthorized (401) or Forbidden (403) in Kubernetes' words. */
  admit(request: IncomingMessage): void;
}

export function accessFor({ token, clientFingerprint, hosts }: Credentials): Access {
  const expectedToken = digest(token);
  const expectedFingerprint = clientFingerprint === undefined ? undefined : digest(clientFingerprint);
  const hasToken = ({ headers }: IncomingMessage) => {
    const [, given] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
    return given !== undefined && timingSafeEqual(digest(given), expectedToken);
  };
  // TLS has made sure that the client holds the key of the certificate that it shows.
  const hasCertificate = ({ socket }: IncomingMessage) => {
    if (expectedFingerprint === undefined || !('getPeerCertificate' in socket)) return false;
    const { fingerprint256 } = (socket as TLSSocket).getPeerCertificate();
    return fingerprint256 !== undefined && timingSafeEqual(digest(fingerprint256), expectedFingerprint);
  };
  return {
    admit(request) {
      if (!hosts.includes(hostIn(request))) throw notServed('host');
      // Clients of an API name no origin; a web page in a browser can not help naming its own.
      if (request.headers.origin !== undefined) throw notServed('origin');
      if (!hasToken(request) && !hasCertificate(request))
        throw new StatusError('Unauthorized', 'Unauthorized');
    },
  };
}

/** `[::1]:6443` → `::1`. A page that has had its own name point to this machine can not hide that name. */
function hostIn({ headers }: IncomingMessage): string {
  const host = (headers.host ?? '').toLowerCase().replace(/:\d*$/, '');
  return host.replace(/^\[(.*)\]$/, '$1');
}

function notServed(what: string): StatusError {
  return new StatusError('Forbidden', `forbidden: requests with this ${what} are not served`);
}

/** Of equal length whatever comes in, so that a comparison takes equal time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
