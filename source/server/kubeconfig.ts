/** The file by which kubectl finds the server and is let in. */
import { stringify } from 'yaml';
import type { Certificates } from './certificates.ts';

export interface KubeconfigOptions {
  /** `https://127.0.0.1:6443`. */
  readonly url: string;
  readonly name: string;
  readonly certificates: Certificates;
  readonly token: string;
  readonly namespace?: string;
}

export function kubeconfig({ url, name, certificates, token, namespace }: KubeconfigOptions): string {
  const { authority, client } = certificates;
  const user = `${name}-admin`;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server: url, 'certificate-authority-data': base64(authority.cert) } }],
    users: [
      {
        name: user,
        user: {
          'client-certificate-data': base64(client.cert),
          'client-key-data': base64(client.key),
          token,
        },
      },
    ],
    contexts: [{ name, context: { cluster: name, user, ...(namespace && { namespace }) } }],
  });
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
