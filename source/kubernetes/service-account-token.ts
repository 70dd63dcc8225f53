/** Tokens of service accounts: of the right form, and signed by nobody, as nobody checks them (pkg/serviceaccount, claims). */
import { hash32 } from '../lib/hash.ts';
import type { ObjectOfKind } from './objects.ts';
import { invalid } from './status-error.ts';
import { invalidValue } from './validation/field-errors.ts';

export interface TokenOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly expirationSeconds: number;
  readonly audiences: readonly string[];
}

const standardAudience = 'https://kubernetes.default.svc.cluster.local';
const leastSeconds = 600;
const keyId = 'kubarium';

/** A JSON web token. Throws Invalid where it would be valid for too short a time. */
export function serviceAccountToken(
  { metadata }: ObjectOfKind['ServiceAccount'],
  options: TokenOptions,
): string {
  const { now, expirationSeconds, audiences } = options;
  if (expirationSeconds < leastSeconds) {
    throw invalid('ServiceAccount', '', [
      invalidValue(
        'spec.expirationSeconds',
        expirationSeconds,
        'may not specify a duration less than 10 minutes',
      ),
    ]);
  }
  const { namespace, name, uid } = metadata;
  const issued = Math.floor(now / 1000);
  const claims = {
    aud: audiences.length === 0 ? [standardAudience] : audiences,
    exp: issued + expirationSeconds,
    iat: issued,
    iss: standardAudience,
    'kubernetes.io': { namespace, serviceaccount: { name, uid } },
    nbf: issued,
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
  const signed = `${encoded({ alg: 'RS256', kid: keyId })}.${encoded(claims)}`;
  return `${signed}.${Buffer.from(`unsigned ${hash32(signed)}`).toString('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
