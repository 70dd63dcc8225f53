import type { AnyObject } from '../../kubernetes/objects.ts';
import { StatusError } from '../../kubernetes/status-error.ts';
import { describe } from '../../printers/index.ts';
import { type Command, type Invocation, selectorFlags } from '../command.ts';
import { resourcesMeant } from '../files.ts';
import { boolean, integer, list, textFlag } from '../flags.ts';
import { listed, type NamedResource, namespaceFor, nothingFound, visit } from '../resources.ts';

const mustName =
  'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.';

export const describeVerb: Command = {
  flags: [
    ...selectorFlags,
    boolean('show-events'),
    integer('chunk-size'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
  ],
  operands: 'resources',
  run(invocation) {
    const resources = resourcesMeant(invocation, mustName);
    const objects = resources.type === 'named' ? byName(invocation, resources.names) : [];
    if (resources.type === 'kinds') visit(invocation, resources, (object) => objects.push(object));
    const showsEvents = textFlag(invocation.arguments.flags, 'show-events') !== 'false';
    objects.forEach((object, index) => {
      if (index > 0) invocation.out('', '');
      const lines = describe(object, invocation.cluster.read, invocation.cluster.now);
      invocation.out(...(showsEvents ? lines : withoutEvents(lines)));
    });
    if (objects.length === 0 && invocation.exitCode === 0)
      invocation.err(nothingFound(invocation, resources));
  },
};

/** They stand at the end. */
function withoutEvents(lines: readonly string[]): readonly string[] {
  const start = lines.findLastIndex((line) => line.startsWith('Events:'));
  return start < 0 ? lines : lines.slice(0, start);
}

/** A name that does not exist means every object whose name starts with it. */
function byName(invocation: Invocation, names: readonly NamedResource[]): AnyObject[] {
  const objects: AnyObject[] = [];
  for (const { kind, name, namespace } of names) {
    invocation.attempt(() => {
      try {
        objects.push(invocation.cluster.get(kind, namespace ?? namespaceFor(kind, invocation), name));
      } catch (error) {
        const alike = listed(invocation, kind).filter(({ metadata }) => metadata.name.startsWith(name));
        if (!(error instanceof StatusError) || alike.length === 0) throw error;
        objects.push(...alike);
      }
    });
  }
  return objects;
}
