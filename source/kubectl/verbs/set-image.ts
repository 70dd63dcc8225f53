import type { AnyObject, Container } from '../../kubernetes/objects.ts';
import { changeContainers, podContainers } from '../changes.ts';
import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { changeFlags } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, list, unsupported } from '../flags.ts';
import { visit } from '../resources.ts';

type Images = ReadonlyMap<string, string>;

export const setImage: Command = {
  flags: [
    ...changeFlags,
    ...selectorFlags,
    boolean('all'),
    boolean('record'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    ...unsupported('local'),
  ],
  operands: 'images',
  run(invocation) {
    const { resources: words, changes } = splitOperands(invocation.arguments.operands);
    const images = imagesOf(changes);
    const resources = resourcesToChange(invocation, words);
    visit(invocation, resources, (object) => change(invocation, object, images));
  },
};

function splitOperands(operands: readonly string[]) {
  const first = operands.findIndex((operand) => operand.includes('='));
  const changes = first < 0 ? [] : operands.slice(first);
  const stray = changes.find((operand) => !operand.includes('='));
  if (stray !== undefined)
    throw new KubectlError(`all resources must be specified before image changes: ${stray}`);
  return { resources: first < 0 ? operands : operands.slice(0, first), changes };
}

function imagesOf(changes: readonly string[]): Images {
  if (changes.length === 0) throw new KubectlError('at least one image update is required');
  return new Map(
    changes.map((pair) => {
      const [, container = '', image = ''] = /^(.*?)=(.*)$/.exec(pair) ?? [];
      return [container, image];
    }),
  );
}

function change(invocation: Invocation, object: AnyObject, images: Images): void {
  const { containers, initContainers } = podContainers(object);
  const names = [...initContainers, ...containers].map(({ name }) => name);
  for (const name of images.keys()) {
    if (name !== '*' && !names.includes(name))
      throw new KubectlError(`unable to find container named "${name}"`);
  }
  changeContainers(invocation, object, 'image updated', (container) => withImage(container, images));
}

function withImage(container: Container, images: Images): Container {
  const image = images.get(container.name) ?? images.get('*');
  return image === undefined ? container : { ...container, image };
}
