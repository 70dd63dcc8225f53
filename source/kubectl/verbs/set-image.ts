import type { AnyObject, Container } from '../../kubernetes/objects.ts';
import { changeCauseAnnotation } from '../../kubernetes/revisions.ts';
import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, booleanFlag, list } from '../flags.ts';
import { containersOf, podSpecPatch } from '../pod-specs.ts';
import { nameOf, visit } from '../resources.ts';

type Images = ReadonlyMap<string, string>;

export const setImage: Command = {
  flags: [...selectorFlags, boolean('all'), boolean('record'), list('filename', { short: 'f' })],
  operands: 'images',
  run(invocation) {
    const { operands } = invocation.arguments;
    const images = imagesOf(operands);
    const resources = resourcesToChange(
      invocation,
      operands.filter((operand) => !operand.includes('=')),
    );
    visit(invocation, resources, (object) => change(invocation, object, images));
  },
};

function imagesOf(operands: readonly string[]): Images {
  const pairs = operands.filter((operand) => operand.includes('='));
  if (pairs.length === 0) throw new KubectlError('at least one image update is required');
  return new Map(
    pairs.map((pair) => {
      const [, container = '', image = ''] = /^(.*?)=(.*)$/.exec(pair) ?? [];
      return [container, image];
    }),
  );
}

/** Lists are replaced whole by the patch, so it holds every container, changed or not. */
function change(invocation: Invocation, object: AnyObject, images: Images): void {
  const present = containersOf(object);
  if (present === undefined) throw new KubectlError(`${nameOf(object)} has no containers`);
  const { containers, initContainers } = present;
  const names = [...initContainers, ...containers].map(({ name }) => name);
  for (const name of images.keys()) {
    if (name !== '*' && !names.includes(name))
      throw new KubectlError(`unable to find container named "${name}"`);
  }
  const changed = [...initContainers, ...containers].some((each) => imageFor(each, images) !== each.image);
  if (!changed) return;
  const patch = podSpecPatch(object, {
    containers: containers.map((each) => ({ ...each, image: imageFor(each, images) })),
    ...(initContainers.length > 0 && {
      initContainers: initContainers.map((each) => ({ ...each, image: imageFor(each, images) })),
    }),
  });
  const recorded = booleanFlag(invocation.arguments.flags, 'record')
    ? { metadata: { annotations: { [changeCauseAnnotation]: invocation.cause.reason } } }
    : {};
  const { kind, metadata } = object;
  invocation.cluster.patch(
    kind,
    metadata.namespace,
    metadata.name,
    { type: 'merge', body: { ...recorded, ...patch } },
    invocation.writing,
  );
  invocation.out(`${nameOf(object)} image updated`);
}

function imageFor({ name, image }: Container, images: Images): string | undefined {
  return images.get(name) ?? images.get('*') ?? image;
}
