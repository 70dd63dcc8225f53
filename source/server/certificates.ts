/** Keys of one run: an authority, the server's certificate and one for the client; made at the start, never stored. */
import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Identity {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  readonly authority: Identity;
  readonly server: Identity;
  readonly client: Identity;
  /** SHA-256 fingerprint of the client's certificate, `AB:CD:...`. */
  readonly clientFingerprint: string;
}

const daysValid = 30;
const dayLength = 24 * 3600_000;
const keys = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/** `hosts` are names and addresses that the server is reached under, `now` real time in milliseconds. */
export async function makeCertificates(hosts: readonly string[], now: number): Promise<Certificates> {
  const validity = {
    notBeforeDate: new Date(now - dayLength),
    notAfterDate: new Date(now + daysValid * dayLength),
  };
  const authority = await generate([{ name: 'commonName', value: 'kubarium' }], {
    ...keys,
    ...validity,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
    ],
  });
  const ca = { key: authority.private, cert: authority.cert };
  const altNames = hosts.map((host) =>
    isAddress(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
  );
  const server = await generate([{ name: 'commonName', value: 'kube-apiserver' }], {
    ...keys,
    ...validity,
    ca,
    extensions: [
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  const client = await generate(
    [
      { name: 'organizationName', value: 'system:masters' },
      { name: 'commonName', value: 'kubernetes-admin' },
    ],
    { ...keys, ...validity, ca, extensions: [{ name: 'extKeyUsage', clientAuth: true }] },
  );
  return {
    authority: ca,
    server: { key: server.private, cert: server.cert },
    client: { key: client.private, cert: client.cert },
    clientFingerprint: new X509Certificate(client.cert).fingerprint256,
  };
}

function isAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}
