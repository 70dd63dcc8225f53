/** The pod that `kubectl run` makes, and the service in front of it. */
import type { Manifest } from '../kubernetes/objects.ts';
import type { Invocation } from './command.ts';
import { nameProblem } from './environment-names.ts';
import { KubectlError } from './errors.ts';
import { booleanFlag, listFlag, textFlag } from './flags.ts';
import { terminalFields } from './run-attached.ts';

export function podManifest(invocation: Invocation, name: string): Manifest {
  const { flags } = invocation.arguments;
  const annotations = pairsOf(listFlag(flags, 'annotations'), 'annotation');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      labels: labelsOf(invocation, name),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      containers: [containerOf(invocation, name)],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: textFlag(flags, 'restart') || 'Always',
    },
    status: {},
  };
}

/** `--expose`: a service in front of the pod. */
export function serviceOf(invocation: Invocation, { metadata }: Manifest): Manifest {
  const port = portOf(invocation);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: metadata.name ?? '' },
    spec: { ports: [{ port, protocol: 'TCP', targetPort: port }], selector: metadata.labels },
    status: { loadBalancer: {} },
  };
}

function labelsOf({ arguments: { flags } }: Invocation, name: string): Record<string, string> {
  const labels = listFlag(flags, 'labels');
  return labels.length === 0 ? { run: name } : pairsOf(labels, 'label');
}

/** What `--port` says. */
export function portOf({ arguments: { flags } }: Invocation): number | undefined {
  const port = textFlag(flags, 'port') ?? '';
  if (port === '') return undefined;
  if (!/^[+-]?\d+$/.test(port)) throw new KubectlError(`strconv.Atoi: parsing "${port}": invalid syntax`);
  return Number(port);
}

function containerOf(invocation: Invocation, name: string): object {
  const { flags, operands, afterDashes } = invocation.arguments;
  const words = [...operands.slice(1), ...afterDashes];
  const port = portOf(invocation);
  const policy = textFlag(flags, 'image-pull-policy');
  const env = environmentOf(flags.get('env') ?? []);
  return {
    name,
    image: textFlag(flags, 'image'),
    ...(policy && { imagePullPolicy: policy }),
    ...(env.length > 0 && { env }),
    ...(port !== undefined && { ports: [{ containerPort: port }] }),
    ...terminalFields(invocation),
    ...(words.length > 0 && (booleanFlag(flags, 'command') ? { command: words } : { args: words })),
    resources: {},
    ...(booleanFlag(flags, 'privileged') && { securityContext: { privileged: true } }),
  };
}

function environmentOf(words: readonly string[]): { readonly name: string; readonly value: string }[] {
  return words.map((word) => {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name === '' || nameProblem(name) !== undefined) throw new KubectlError(`invalid env: ${word}`);
    return { name, value };
  });
}

function pairsOf(words: readonly string[], what: string): Record<string, string> {
  return Object.fromEntries(
    words.map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 1) throw new KubectlError(`unexpected ${what} spec: ${pair}`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}
