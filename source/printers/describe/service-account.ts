import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { eventsBlock } from './events.ts';
import { headLines, type Lines, listField } from './lines.ts';

type ServiceAccount = ObjectOfKind['ServiceAccount'];

export function describeServiceAccount(account: ServiceAccount, read: Reader, now: number): Lines {
  const { metadata, imagePullSecrets = [], secrets = [] } = account;
  const known = new Set(read.list('Secret', metadata.namespace).map((secret) => secret.metadata.name));
  const named = ({ name = '' }: { name?: string }) => (known.has(name) ? name : `${name} (not found)`);
  return [
    ...headLines(account),
    ...listField('Image pull secrets', imagePullSecrets.map(named)),
    ...listField('Mountable secrets', secrets.map(named)),
    ...listField('Tokens', tokensOf(account, read)),
    ...eventsBlock(account, read, now),
  ];
}

/** Names of the secrets that hold a token for it. */
function tokensOf({ metadata }: ServiceAccount, read: Reader): Lines {
  return read
    .list('Secret', metadata.namespace)
    .filter(({ type, metadata: { annotations } }) => {
      const isToken = type === 'kubernetes.io/service-account-token';
      return (
        isToken &&
        annotations?.['kubernetes.io/service-account.name'] === metadata.name &&
        annotations['kubernetes.io/service-account.uid'] === metadata.uid
      );
    })
    .map((secret) => secret.metadata.name);
}
