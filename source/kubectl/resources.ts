/** Which objects a command means: `TYPE NAME...`, `TYPE/NAME...`, `TYPE,TYPE`, `all` (cli-runtime, resource.Builder). */
import type { Cluster } from '../cluster/cluster.ts';
import { type Kind, kindOfManifest, kindOfWord, kinds, qualifiedSingular } from '../kubernetes/kinds.ts';
import type { AnyObject, Manifest, ObjectOfKind } from '../kubernetes/objects.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { booleanFlag, textFlag } from './flags.ts';

/** Named objects, or whole kinds. */
export type Resources =
  | { readonly type: 'named'; readonly names: readonly NamedResource[]; readonly kinds: readonly Kind[] }
  | { readonly type: 'kinds'; readonly kinds: readonly Kind[] };

export interface NamedResource {
  readonly kind: Kind;
  readonly name: string;
  /** Where a manifest says so; else that of the command. */
  readonly namespace?: string;
}

/** What `all` stands for, in the order in which it is shown. */
export const everything: readonly Kind[] = [
  'Pod',
  'ReplicationController',
  'Service',
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'HorizontalPodAutoscaler',
  'CronJob',
  'Job',
];

const separateType =
  "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";

export function parseResources(operands: readonly string[]): Resources {
  if (operands.some((operand) => operand.includes('/'))) {
    const names = operands.map(parseSlashed);
    return { type: 'named', names, kinds: [...new Set(names.map(({ kind }) => kind))] };
  }
  const [types = '', ...names] = operands;
  const wanted = [
    ...new Set(types.split(',').flatMap((word) => (word === 'all' ? everything : [kindNamed(word)]))),
  ];
  if (names.length === 0) return { type: 'kinds', kinds: wanted };
  return {
    type: 'named',
    names: wanted.flatMap((kind) => names.map((name) => ({ kind, name }))),
    kinds: wanted,
  };
}

function parseSlashed(operand: string): NamedResource {
  const parts = operand.split('/');
  if (parts.length === 1) throw new KubectlError(separateType);
  const [type = '', name = ''] = parts;
  if (parts.length > 2 || type === '' || name === '' || type.includes(',')) {
    throw new KubectlError('arguments in resource/name form must have a single resource and name');
  }
  return { kind: kindNamed(type), name };
}

function kindNamed(word: string): Kind {
  const kind = kindOfWord(word);
  if (kind === undefined) throw new KubectlError(`the server doesn't have a resource type "${word}"`);
  return kind;
}

/** Whole kinds are only meant where `--all` or a selector says so. */
export function requireNames(resources: Resources, { arguments: { flags } }: Invocation): Resources {
  const meant = ['all', 'selector', 'field-selector'].some((flag) => flags.has(flag));
  if (resources.type === 'kinds' && !meant) {
    throw noName();
  }
  return resources;
}

/** The namespace in which this run looks for objects of a kind; undefined: all of them, or the kind has none. */
export function namespaceFor(kind: Kind, invocation: Invocation): string | undefined {
  const everywhere = booleanFlag(invocation.arguments.flags, 'all-namespaces');
  return kinds[kind].namespaced && !everywhere ? invocation.namespace : undefined;
}

/** Visits every object meant; what cannot be found is told, and the others are visited all the same. */
export function visit(invocation: Invocation, resources: Resources, work: (object: AnyObject) => void): void {
  const { flags } = invocation.arguments;
  if (resources.type === 'kinds') {
    for (const object of resources.kinds.flatMap((kind) => allOf(invocation, kind))) {
      invocation.attempt(() => work(object));
    }
    return;
  }
  if (booleanFlag(flags, 'all-namespaces')) {
    throw new KubectlError('a resource cannot be retrieved by name across all namespaces');
  }
  if (textFlag(flags, 'selector') !== undefined || textFlag(flags, 'field-selector') !== undefined) {
    throw new KubectlError('name cannot be provided when a selector is specified');
  }
  visitNamed(invocation, resources, work);
}

/** As `visit`, where all objects must be named, whatever `--selector` means to the command. */
export function visitNamed(
  invocation: Invocation,
  resources: Resources,
  work: (object: AnyObject) => void,
): void {
  if (resources.type === 'kinds') throw noName();
  for (const { kind, name, namespace } of resources.names) {
    invocation.attempt(() => {
      const place = namespace ?? namespaceFor(kind, invocation);
      const object = found(invocation.cluster, kind, place, name, invocation.arguments.flags);
      if (object !== undefined) work(object);
    });
  }
}

function noName(): KubectlError {
  return new KubectlError('resource(s) were provided, but no name was specified');
}

function found(
  cluster: Cluster,
  kind: Kind,
  namespace: string | undefined,
  name: string,
  flags: Invocation['arguments']['flags'],
): AnyObject | undefined {
  if (booleanFlag(flags, 'ignore-not-found')) return cluster.read.get(kind, namespace, name);
  return cluster.get(kind, namespace, name);
}

/** As `listed`; a refusal says what was looked for (cli-runtime, resource/selector.go). */
function allOf(invocation: Invocation, kind: Kind): readonly AnyObject[] {
  try {
    return listed(invocation, kind);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    const { group, version, plural } = kinds[kind];
    const [labels, fields] = ['selector', 'field-selector'].map(
      (flag) => textFlag(invocation.arguments.flags, flag) ?? '',
    );
    const resource = `${group}/${version}, Resource=${plural}`;
    const meant = `that match label selector ${JSON.stringify(labels)}, field selector ${JSON.stringify(fields)}`;
    throw new StatusError(
      error.reason,
      `Unable to find ${JSON.stringify(resource)} ${meant}: ${error.message}`,
      error.details,
    );
  }
}

/** All objects of a kind that the selectors of this run leave. */
export function listed<K extends Kind>(invocation: Invocation, kind: K): readonly ObjectOfKind[K][] {
  const { flags } = invocation.arguments;
  const namespace = namespaceFor(kind, invocation);
  const labelSelector = textFlag(flags, 'selector');
  const fieldSelector = textFlag(flags, 'field-selector');
  return invocation.cluster.list(kind, {
    ...(namespace !== undefined && { namespace }),
    ...(labelSelector !== undefined && { labelSelector }),
    ...(fieldSelector !== undefined && { fieldSelector }),
  });
}

/** `deployment.apps/web`: how commands name what they worked on. */
export function nameOf({ apiVersion, kind, metadata }: AnyObject | Manifest): string {
  const known = kindOfManifest(apiVersion, kind);
  return `${known === undefined ? kind.toLowerCase() : qualifiedSingular(known)}/${metadata.name ?? ''}`;
}

/** The message of commands that found nothing to show. */
export function nothingFound(invocation: Invocation, resources: Resources): string {
  const everywhere = booleanFlag(invocation.arguments.flags, 'all-namespaces');
  const namespaced = resources.kinds.some((kind) => kinds[kind].namespaced);
  return everywhere || !namespaced
    ? 'No resources found'
    : `No resources found in ${invocation.namespace} namespace.`;
}
