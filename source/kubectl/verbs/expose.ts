import type { AnyObject, Container, Manifest } from '../../kubernetes/objects.ts';
import { podSpecOf, selectorOf } from '../../kubernetes/workloads.ts';
import type { Command, Invocation } from '../command.ts';
import { createAndTell, creationFlags } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { resourcesMeant } from '../files.ts';
import { boolean, list, listFlag, text, textFlag } from '../flags.ts';
import { kindAndGroup } from '../kind-and-group.ts';
import { mustNameOne } from '../messages.ts';
import { overridden, overrideFlags } from '../overrides.ts';
import { visitNamed } from '../resources.ts';

const mostNameLetters = 63;

export const expose: Command = {
  flags: [
    ...creationFlags,
    text('port'),
    text('target-port'),
    text('protocol', { complete: ['TCP', 'UDP', 'SCTP'] }),
    text('name'),
    text('type', { complete: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] }),
    text('selector'),
    text('labels', { short: 'l' }),
    text('external-ip'),
    text('load-balancer-ip'),
    text('cluster-ip'),
    text('session-affinity', { complete: ['None', 'ClientIP'] }),
    ...overrideFlags,
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
  ],
  operands: 'resources',
  run(invocation) {
    visitNamed(invocation, resourcesMeant(invocation, mustNameOne), (object) => {
      createAndTell(invocation, overridden(invocation, serviceFor(invocation, object)), 'exposed');
    });
  },
};

function serviceFor({ arguments: { flags } }: Invocation, object: AnyObject): Manifest {
  if (object.kind !== 'Service' && object.kind !== 'Pod' && !isExposable(object)) {
    throw new KubectlError(`cannot expose a ${kindAndGroup(object)}`);
  }
  const selector = selectorFor(object, textFlag(flags, 'selector'));
  const ports = portsFor(object, (name) => textFlag(flags, name));
  const labels = pairs(textFlag(flags, 'labels')) ?? object.metadata.labels;
  const value = (flag: string) => textFlag(flags, flag) || undefined;
  const [type, externalIp] = [value('type'), value('external-ip')];
  const [clusterIP, balancerIp, affinity] = ['cluster-ip', 'load-balancer-ip', 'session-affinity'].map(value);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: value('name') ?? object.metadata.name.slice(0, mostNameLetters),
      ...(labels && Object.keys(labels).length > 0 && { labels }),
    },
    spec: {
      ...(clusterIP && { clusterIP }),
      ...(externalIp && { externalIPs: listFlag(flags, 'external-ip') }),
      ...(type === 'LoadBalancer' && balancerIp && { loadBalancerIP: balancerIp }),
      ports,
      selector,
      ...(affinity && { sessionAffinity: affinity }),
      ...(type && { type }),
    },
    status: { loadBalancer: {} },
  };
}

function isExposable({ kind }: AnyObject): boolean {
  return kind === 'Deployment' || kind === 'ReplicaSet' || kind === 'ReplicationController';
}

function selectorFor(object: AnyObject, asked: string | undefined): Readonly<Record<string, string>> {
  const given = pairs(asked);
  if (given !== undefined) return given;
  const problem = (why: string) =>
    new KubectlError(`couldn't retrieve selectors via --selector flag or introspection: ${why}`);
  if (object.kind === 'Pod') {
    const { labels = {} } = object.metadata;
    if (Object.keys(labels).length === 0) throw problem('the pod has no labels and cannot be exposed');
    return labels;
  }
  if (object.kind === 'Service') {
    if (object.spec.selector === undefined) throw problem('the service has no pod selector set');
    return object.spec.selector;
  }
  const { matchLabels = {}, matchExpressions = [] } = selectorOf(object) ?? {};
  if (matchExpressions.length > 0)
    throw problem('couldn\'t convert expressions - "[...]" to map-based selector format');
  return matchLabels;
}

function pairs(words: string | undefined): Readonly<Record<string, string>> | undefined {
  if (!words) return undefined;
  return Object.fromEntries(
    words.split(',').map((word) => {
      const [key = '', value, ...more] = word.split('=');
      if (key === '' || value === undefined || more.length > 0) {
        throw new KubectlError(`unexpected label spec: ${word}`);
      }
      return [key, value] as const;
    }),
  );
}

interface FoundPort {
  readonly port: number;
  readonly protocol?: string | undefined;
}

/** Those of the line, else those that the object itself has. */
function portsFor(object: AnyObject, value: (flag: string) => string | undefined): object[] {
  const own = portsOf(object);
  const asked = value('port')?.split(',').filter(Boolean).map(portNumber);
  const ports: readonly FoundPort[] = asked?.map((port) => ({ port })) ?? own;
  if (ports.length === 0) throw new KubectlError("couldn't find port via --port flag or introspection");
  const target = value('target-port');
  return ports.map(({ port, protocol }, index) => ({
    ...(ports.length > 1 && { name: `port-${index + 1}` }),
    port,
    protocol: value('protocol') || protocol || own.find((each) => each.port === port)?.protocol || 'TCP',
    targetPort: !target ? port : /^\d+$/.test(target) ? Number(target) : target,
  }));
}

function portNumber(word: string): number {
  if (/^[+-]?\d+$/.test(word)) return Number(word);
  throw new KubectlError(`strconv.Atoi: parsing "${word}": invalid syntax`);
}

function portsOf(object: AnyObject): readonly FoundPort[] {
  if (object.kind === 'Service') {
    return (object.spec.ports ?? []).map(({ port, protocol }) => ({ port, protocol }));
  }
  return (podSpecOf(object)?.containers ?? []).flatMap((container: Container) =>
    (container.ports ?? []).map(({ containerPort, protocol }) => ({ port: containerPort, protocol })),
  );
}
