/** What a client reads from a kubeconfig of ours. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Connection {
  readonly url: string;
  readonly token: string;
  readonly ca: string;
  /** Of the client's own certificate. */
  readonly cert: string;
  readonly key: string;
}

export function connectionIn(path: string): Connection {
  const { clusters, users } = parse(readFileSync(path, 'utf8'));
  const { server, 'certificate-authority-data': ca } = clusters[0].cluster;
  const { token, 'client-certificate-data': cert, 'client-key-data': key } = users[0].user;
  return { url: server, token, ca: decoded(ca), cert: decoded(cert), key: decoded(key) };
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
