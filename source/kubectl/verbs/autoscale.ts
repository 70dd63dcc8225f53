import { apiVersionOf, kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject, Manifest } from '../../kubernetes/objects.ts';
import { isScalable } from '../../kubernetes/scale.ts';
import type { Command, Invocation } from '../command.ts';
import { createAndTell, creationFlags, requiredFlags } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { resourcesMeant } from '../files.ts';
import { boolean, integer, integerFlag, list, text, textFlag } from '../flags.ts';
import { mustNameOne } from '../messages.ts';
import { visitNamed } from '../resources.ts';

export const autoscale: Command = {
  flags: [
    ...creationFlags,
    integer('min'),
    integer('max'),
    integer('cpu-percent'),
    text('cpu'),
    text('memory'),
    text('name'),
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
  ],
  operands: 'resources',
  run(invocation) {
    requiredFlags(invocation, 'max');
    const { flags } = invocation.arguments;
    const [least, most] = [integerFlag(flags, 'min') ?? -1, integerFlag(flags, 'max') ?? 0];
    if (most < 1) throw new KubectlError(`--max=MAXPODS is required and must be at least 1, max: ${most}`);
    if (most < least) {
      throw new KubectlError(
        `--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${most}, min: ${least}`,
      );
    }
    visitNamed(invocation, resourcesMeant(invocation, mustNameOne), (object) => {
      createAndTell(invocation, autoscalerOf(invocation, object), 'autoscaled');
    });
  },
};

function autoscalerOf({ arguments: { flags } }: Invocation, object: AnyObject): Manifest {
  const { kind, metadata } = object;
  if (!isScalable(kind)) {
    const { group, version, plural } = kinds[kind];
    throw new KubectlError(
      `cannot autoscale a ${kind}: could not find scale subresource for ${group}/${version}, Resource=${plural} in discovery information`,
    );
  }
  const least = integerFlag(flags, 'min') ?? -1;
  const metrics = [
    ...metric('cpu', textFlag(flags, 'cpu') ?? percentOf(integerFlag(flags, 'cpu-percent'))),
    ...metric('memory', textFlag(flags, 'memory')),
  ];
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: textFlag(flags, 'name') || metadata.name },
    spec: {
      maxReplicas: integerFlag(flags, 'max'),
      ...(least > 0 && { minReplicas: least }),
      ...(metrics.length > 0 && { metrics }),
      scaleTargetRef: { apiVersion: apiVersionOf(kind), kind, name: metadata.name },
    },
  };
}

function percentOf(percent: number | undefined): string | undefined {
  return percent === undefined || percent < 0 ? undefined : `${percent}%`;
}

/** `80%` of what is requested, or an amount such as `500m` a pod. */
function metric(name: string, wanted: string | undefined): object[] {
  if (wanted === undefined) return [];
  const percent = /^(\d+)%$/.exec(wanted)?.[1];
  const target =
    percent === undefined
      ? { averageValue: wanted, type: 'AverageValue' }
      : { averageUtilization: Number(percent), type: 'Utilization' };
  return [{ resource: { name, target }, type: 'Resource' }];
}
