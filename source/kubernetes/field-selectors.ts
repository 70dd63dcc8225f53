/** Field selectors: `status.phase=Running,metadata.name!=x`, over the paths the API server knows per kind. */
import type { Kind } from './kinds.ts';
import type { KubeObject } from './objects.ts';
import { badRequest } from './status-error.ts';

interface FieldTerm {
  readonly path: string;
  readonly value: string;
  readonly negated: boolean;
}

const everyKind = ['metadata.name', 'metadata.namespace'];

const pathsOfKind: Partial<Record<Kind, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  ReplicaSet: ['status.replicas'],
  ReplicationController: ['status.replicas'],
  Job: ['status.successful'],
  Secret: ['type'],
};

/** Throws BadRequest for text that is no selector, and for paths that the kind does not know. */
export function parseFieldSelector(kind: Kind, text: string): readonly FieldTerm[] {
  return text
    .split(',')
    .filter((term) => term.trim() !== '')
    .map((term) => parseTerm(kind, term.trim()));
}

export function matchesFields(terms: readonly FieldTerm[], object: KubeObject): boolean {
  return terms.every(({ path, value, negated }) => (fieldText(object, path) === value) !== negated);
}

function parseTerm(kind: Kind, term: string): FieldTerm {
  const parts = /^([^!=]+)(!=|==|=)(.*)$/.exec(term);
  if (parts === null) {
    throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
  }
  const [, path = '', operator, value = ''] = parts;
  if (!everyKind.includes(path) && !pathsOfKind[kind]?.includes(path)) {
    throw badRequest(`field label not supported: ${path}`);
  }
  return { path, value, negated: operator === '!=' };
}

function fieldText(object: KubeObject, path: string): string {
  let value: unknown = object;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    value = (value as Record<string, unknown>)[step];
  }
  return value === undefined || value === null ? '' : String(value);
}
