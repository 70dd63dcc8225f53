/** Tokens of service accounts (authentication.k8s.io, TokenRequest). */
import { serviceAccountToken } from '../kubernetes/service-account-token.ts';
import { invalidForm } from '../kubernetes/status-error.ts';
import { timestamp } from '../kubernetes/time.ts';
import { invalidValue } from '../kubernetes/validation/field-errors.ts';
import { isFields } from '../lib/fields.ts';
import { objectIn } from './body.ts';
import { bodyOf, type Call, nameIn } from './call.ts';
import type { Answer } from './server.ts';

const usualAudience = 'https://kubernetes.default.svc.cluster.local';
const usualLife = 3600;
const shortestLife = 600;
const longestLife = 2 ** 32;

/** The token looks like one and opens nothing: nobody has signed it, and this server takes no such tokens. Throws NotFound, Invalid. */
export function answerToken(call: Call): Answer {
  const { info, exchange, context } = call;
  const account = context.cluster.get('ServiceAccount', info.namespace, nameIn(call));
  const given = objectIn(bodyOf(exchange), context.readers, 'TokenRequest');
  const spec = isFields(given.spec) ? given.spec : {};
  const { expirationSeconds = usualLife } = spec;
  const life = checkedLife(expirationSeconds);
  const audiences =
    Array.isArray(spec.audiences) && spec.audiences.length > 0 ? spec.audiences : [usualAudience];
  const { now } = context.cluster;
  const token = serviceAccountToken(account, { now, expirationSeconds: life, audiences });
  const { name, namespace } = account.metadata;
  const expirationTimestamp = timestamp((Math.floor(now / 1000) + life) * 1000);
  return {
    code: 201,
    body: {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { name, namespace, creationTimestamp: timestamp(now) },
      spec: { ...spec, audiences, expirationSeconds: life },
      status: { token, expirationTimestamp },
    },
  };
}

function checkedLife(seconds: unknown): number {
  const why = (() => {
    if (!Number.isSafeInteger(seconds)) return 'must be a whole number';
    if (Number(seconds) < shortestLife) return 'may not specify a duration less than 10 minutes';
    return Number(seconds) > longestLife ? 'may not specify a duration larger than 2^32 seconds' : undefined;
  })();
  if (why === undefined) return Number(seconds);
  const error = invalidValue('spec.expirationSeconds', seconds, why);
  throw invalidForm('TokenRequest', 'authentication.k8s.io', '', [error]);
}
