/** Commands that change a stored object into another: they send what differs, and tell. */
import { kinds } from '../kubernetes/kinds.ts';
import type { AnyObject, Container, KubeObject } from '../kubernetes/objects.ts';
import { createStrategicMergePatch } from '../kubernetes/patches/create-strategic-merge-patch.ts';
import { changeCauseAnnotation } from '../kubernetes/revisions.ts';
import { structureOf } from '../kubernetes/structure/structure.ts';
import type { Invocation } from './command.ts';
import { tell, writingOf } from './creation.ts';
import { KubectlError } from './errors.ts';
import { booleanFlag, textFlag } from './flags.ts';
import { containersOf, withPodSpec } from './pod-specs.ts';

/** Stores what differs and tells with the word; says nothing where nothing differs. */
export function changeTo(invocation: Invocation, object: AnyObject, next: AnyObject, verb: string): void {
  const patch = difference(object, next);
  if (Object.keys(patch).length > 0) patchAndTell(invocation, object, patch, verb);
}

/** Stores the strategic merge patch and tells, even where it changes nothing. */
export function patchAndTell(invocation: Invocation, object: AnyObject, body: object, verb: string): void {
  const { kind, metadata } = object;
  const whole = withCause(invocation, body as Readonly<Record<string, unknown>>);
  const patch = { type: 'strategic' as const, body: whole };
  const options = writingOf(invocation);
  tell(invocation, invocation.cluster.patch(kind, metadata.namespace, metadata.name, patch, options), verb);
}

function difference(object: AnyObject, next: AnyObject): Readonly<Record<string, unknown>> {
  const [before, after] = [object as KubeObject, next as KubeObject];
  return createStrategicMergePatch(before, after, before, structureOf(object.kind));
}

/** With `--record`, the command becomes the change's cause. */
function withCause(invocation: Invocation, body: Readonly<Record<string, unknown>>): typeof body {
  if (!booleanFlag(invocation.arguments.flags, 'record')) return body;
  const annotations = { [changeCauseAnnotation]: invocation.cause.reason };
  return { ...body, metadata: { ...(body.metadata as object | undefined), annotations } };
}

/** Changes the containers of the object's pod spec. Throws a KubectlError where it has none. */
export function changeContainers(
  invocation: Invocation,
  object: AnyObject,
  verb: string,
  change: (container: Container) => Container,
): void {
  const { containers, initContainers } = podContainers(object);
  const changed = {
    containers: containers.map(change),
    ...(initContainers.length > 0 && { initContainers: initContainers.map(change) }),
  };
  changeTo(invocation, object, withPodSpec(object, changed), verb);
}

interface Containers {
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
}

/** Throws a KubectlError where the object has no pod spec. */
export function podContainers(object: AnyObject): Containers {
  const present = containersOf(object);
  if (present !== undefined) return present;
  const { plural, version } = kinds[object.kind];
  throw new KubectlError(
    `${plural}/${object.metadata.name} the object is not a pod or does not have a pod template: *${version}.${object.kind}`,
  );
}

/** The containers that `--containers` means, with stars in it; all where it is not given. */
export function containerFilter({ arguments: { flags } }: Invocation): (container: Container) => boolean {
  const wanted = textFlag(flags, 'containers') ?? '*';
  const pattern = wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const form = new RegExp(`^${pattern.join('.*')}$`);
  return ({ name }) => form.test(name);
}
