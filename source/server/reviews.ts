/** Questions that are asked by creating an object that nobody keeps: who am I, may I. */
import { isReviewKind, reviewed, reviewKinds } from '../kubernetes/access-review.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import { objectIn } from './body.ts';
import { bodyOf } from './call.ts';
import { wrongMethod } from './refusals.ts';
import type { Resource } from './served.ts';
import type { Exchange, Handler } from './server.ts';

/** Undefined where the request is none of these questions. */
export function reviewRoute({ method, path }: Exchange): Handler | undefined {
  const kind = reviewKinds.find((each) => pathOf(each.apiVersion, each.kind) === withoutNamespace(path));
  if (kind === undefined) return undefined;
  if (method !== 'POST') throw wrongMethod();
  return (exchange, { readers }) => {
    const given = objectIn(bodyOf(exchange), readers, kind.kind);
    const review: Manifest = { ...given, apiVersion: kind.apiVersion, kind: kind.kind };
    return { code: 201, body: reviewed(review) };
  };
}

/** How discovery lists them. */
export function reviewResources(apiVersion: string): readonly Resource[] {
  return reviewKinds
    .filter((each) => each.apiVersion === apiVersion && isReviewKind(each.kind))
    .map(({ kind }) => ({
      name: pluralOf(kind),
      singularName: kind.toLowerCase(),
      namespaced: kind.startsWith('Local'),
      kind,
      verbs: ['create'],
    }));
}

export const reviewVersions: readonly string[] = [
  ...new Set(reviewKinds.map(({ apiVersion }) => apiVersion)),
];

function pathOf(apiVersion: string, kind: string): string {
  return `/apis/${apiVersion}/${pluralOf(kind)}`;
}

function pluralOf(kind: string): string {
  return `${kind.toLowerCase()}s`;
}

function withoutNamespace(path: string): string {
  return path.replace(/\/namespaces\/[^/]+(?=\/localsubjectaccessreviews$)/, '');
}
