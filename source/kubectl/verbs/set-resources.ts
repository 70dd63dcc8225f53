import { parseQuantity } from '../../kubernetes/quantities.ts';
import { changeContainers, containerFilter, podContainers } from '../changes.ts';
import { type Command, selectorFlags } from '../command.ts';
import { changeFlags } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, type Flags, list, listFlag, text, textFlag, unsupported } from '../flags.ts';
import { visit } from '../resources.ts';

export const setResources: Command = {
  flags: [
    ...changeFlags,
    ...selectorFlags,
    boolean('all'),
    text('containers', { short: 'c', complete: 'container' }),
    text('limits'),
    text('requests'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    ...unsupported('local'),
  ],
  operands: 'resources',
  run(invocation) {
    const { flags } = invocation.arguments;
    const resources = resourcesToChange(invocation);
    const [limits, requests] = [amounts(flags, 'limits'), amounts(flags, 'requests')];
    if (limits === undefined && requests === undefined) {
      throw new KubectlError(
        'you must specify an update to requests or limits (in the form of --requests/--limits)',
      );
    }
    const isMeant = containerFilter(invocation);
    visit(invocation, resources, (object) => {
      if (!podContainers(object).containers.some(isMeant)) {
        throw new KubectlError(`unable to find container named ${textFlag(flags, 'containers') ?? '*'}`);
      }
      changeContainers(invocation, object, 'resource requirements updated', (container) =>
        isMeant(container)
          ? {
              ...container,
              resources: {
                ...container.resources,
                ...(limits && { limits: { ...container.resources?.limits, ...limits } }),
                ...(requests && { requests: { ...container.resources?.requests, ...requests } }),
              },
            }
          : container,
      );
    });
  },
};

/** `cpu=200m,memory=512Mi` */
function amounts(flags: Flags, name: string): Record<string, string> | undefined {
  const given = listFlag(flags, name);
  if (given.length === 0) return undefined;
  return Object.fromEntries(
    given.map((word) => {
      const [resource = '', amount, ...more] = word.split('=');
      if (amount === undefined || more.length > 0) {
        throw new KubectlError(`Invalid argument syntax ${word}, expected <resource>=<value>`);
      }
      if (parseQuantity(amount) === undefined) {
        throw new KubectlError(
          "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        );
      }
      return [resource, amount] as const;
    }),
  );
}
