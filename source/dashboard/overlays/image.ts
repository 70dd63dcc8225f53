import { setImageCommand } from '../../kubectl/commands.ts';
import type { AnyObject, Container } from '../../kubernetes/objects.ts';
import { controllerOf } from '../../kubernetes/owners.ts';
import { podSpecOf } from '../../kubernetes/workloads.ts';
import { cleanText } from '../../lib/clean-text.ts';
import { nameOfTargets } from '../names.ts';
import { lineOf } from '../prompt/line.ts';
import { plain } from '../spans.ts';
import { objectOf, type World } from '../world.ts';
import type { DialogContent } from './content.ts';
import type { Field, Purpose, Values } from './overlay.ts';

type Image = Extract<Purpose, { action: 'image' }>;

/** The image comes first, since it is what one came to type; the container only where there is a choice. */
export function imageFields({ target }: Image, world: World): readonly Field[] {
  const containers = containersOf(objectOf(world, target));
  const options = containers.map(({ name }) => ({ label: name, value: name }));
  const image: Field = {
    id: 'image',
    label: 'image',
    kind: 'text',
    line: lineOf(cleanText(containers[0]?.image ?? '')),
  };
  return options.length > 1
    ? [image, { id: 'container', label: 'container', kind: 'choice', options, chosen: 0 }]
    : [image];
}

export function imageContent(
  { target }: Image,
  values: Values,
  world: World,
  namespace: string,
): DialogContent {
  const containers = containersOf(objectOf(world, target));
  const container = containers.find(({ name }) => name === values.container) ?? containers[0];
  const image = values.image ?? '';
  const problem = problemOf(image, container);
  return {
    title: `Set image of ${nameOfTargets([target])}`,
    danger: false,
    lines: [
      plain(`${container?.name ?? 'It'} runs ${container?.image ?? 'nothing'} now.`),
      plain(consequence(objectOf(world, target))),
    ],
    confirm: 'Set image',
    commands:
      problem === undefined && container
        ? [setImageCommand(target, { [container.name]: image }, namespace)]
        : [],
    problem,
  };
}

/** The containers of a pod, or of the template that an object makes pods from. */
function containersOf(object: AnyObject | undefined): readonly Container[] {
  return (object && podSpecOf(object)?.containers) ?? [];
}

function problemOf(image: string, container: Container | undefined): string | undefined {
  if (container === undefined) return 'it has no container';
  if (image === '' || /\s/.test(image)) return 'an image, such as nginx:1.29';
  return image === container.image ? 'that is the image it has' : undefined;
}

function consequence(object: AnyObject | undefined): string {
  const owner = object && controllerOf(object);
  if (owner !== undefined && object?.kind !== 'Pod') {
    return `Its ${owner.kind} ${owner.name} has a template of its own: press o for it.`;
  }
  switch (object?.kind) {
    case 'Pod':
      return 'The container is started again with the new image.';
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'Job':
    case 'CronJob':
      return 'Only pods made from now on will have it.';
    default:
      return 'A rollout replaces its pods; u undoes it, p pauses it.';
  }
}
