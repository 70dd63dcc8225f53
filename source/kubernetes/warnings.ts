/**
 * What the API server says beside its answer to a write that it carries out: what is deprecated, or hardly meant so
 * (WarningsOnCreate and WarningsOnUpdate of its strategies; pkg/api/pod, service and persistentvolume: warnings.go).
 */
import { readQuantity } from './exact-quantities.ts';
import type { AnyObject, Container, ObjectOfKind, Pod, Service } from './objects.ts';
import { labelErrors } from './validation/names.ts';
import { templateOf } from './workloads.ts';

/** `previous`: what an update replaces. In the API server's order; mostly empty. */
export function warningsOf(object: AnyObject, previous?: AnyObject): string[] {
  const isNew = previous === undefined;
  const { name, generation } = object.metadata;
  switch (object.kind) {
    case 'Pod':
      return isNew ? [...nameWarnings(name, "the Pod's hostname"), ...podWarnings(object.spec, 'spec')] : [];
    case 'Service':
      return serviceWarnings(object);
    case 'Ingress':
      return isNew ? ingressWarnings(object) : [];
    case 'PersistentVolume':
      return volumeWarnings(object);
    case 'Endpoints':
      return ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'];
    default: {
      const template = templateOf(object)?.spec;
      if (template === undefined || generation === previous?.metadata.generation) return [];
      return [
        ...(isNew ? nameWarnings(name, 'Pod names and hostnames') : []),
        ...podWarnings(template, templatePath(object)),
      ];
    }
  }
}

function templatePath({ kind }: AnyObject): string {
  return kind === 'CronJob' ? 'spec.jobTemplate.spec.template.spec' : 'spec.template.spec';
}

function nameWarnings(name: string, use: string): string[] {
  const errors = labelErrors(name);
  if (errors.length === 0) return [];
  const advice = 'which can result in surprising behavior; a DNS label is recommended';
  return [`metadata.name: this is used in ${use}, ${advice}: [${errors.join(' ')}]`];
}

const oldLabels: readonly (readonly [label: string, since: string, instead: string])[] = [
  ['beta.kubernetes.io/arch', 'v1.14', 'kubernetes.io/arch'],
  ['beta.kubernetes.io/os', 'v1.14', 'kubernetes.io/os'],
  ['failure-domain.beta.kubernetes.io/region', 'v1.17', 'topology.kubernetes.io/region'],
  ['failure-domain.beta.kubernetes.io/zone', 'v1.17', 'topology.kubernetes.io/zone'],
  ['beta.kubernetes.io/instance-type', 'v1.17', 'node.kubernetes.io/instance-type'],
];

function podWarnings(spec: Pod['spec'], path: string): string[] {
  const { nodeSelector = {}, terminationGracePeriodSeconds = 0 } = spec;
  const rule = 'must be >= 0; negative values are invalid and will be treated as 1';
  const field = `${path}.terminationGracePeriodSeconds`;
  return [
    ...oldLabels
      .filter(([label]) => Object.hasOwn(nodeSelector, label))
      .map(
        ([label, since, instead]) =>
          `${path}.nodeSelector[${label}]: deprecated since ${since}; use "${instead}" instead`,
      ),
    ...containerWarnings(spec.initContainers, `${path}.initContainers`),
    ...containerWarnings(spec.containers, `${path}.containers`),
    ...(terminationGracePeriodSeconds < 0 ? [`${field}: ${rule}`] : []),
  ];
}

function containerWarnings(containers: readonly Container[] = [], path: string): string[] {
  return containers.flatMap((container, index) => [
    ...environmentWarnings(container, `${path}[${index}]`),
    ...portWarnings(container, `${path}[${index}]`),
    ...resourceWarnings(container, `${path}[${index}]`),
  ]);
}

/** One that is made from the definition before it hides nothing. */
function environmentWarnings({ env = [] }: Container, path: string): string[] {
  return env.flatMap(({ name, value = '' }, index) => {
    const isFirst = env.findIndex((each) => each.name === name) === index;
    if (isFirst || `${value}`.includes(`$(${name})`)) return [];
    const place = `${path}.env[${index}]`;
    return [`${place}: hides previous definition of "${name}", which may be dropped when using apply`];
  });
}

function portWarnings({ ports = [] }: Container, path: string): string[] {
  const shown = ({ containerPort, protocol, hostPort = 0, hostIP = '' }: (typeof ports)[number]) =>
    `${containerPort} ${protocol} ${hostPort} ${hostIP}`;
  return ports.flatMap((port, index) => {
    const first = ports.findIndex((each) => shown(each) === shown(port));
    const place = `${path}.ports`;
    return first === index ? [] : [`${place}[${index}]: duplicate port definition with ${place}[${first}]`];
  });
}

const inBytes = ['memory', 'ephemeral-storage'];

function resourceWarnings({ resources }: Container, path: string): string[] {
  return (['limits', 'requests'] as const).flatMap((side) =>
    inBytes.flatMap((name) => {
      const amount = resources?.[side]?.[name];
      if (amount === undefined || readQuantity(amount).nanos % 1_000_000_000n === 0n) return [];
      const place = `${path}.resources.${side}[${name}]`;
      return [`${place}: fractional byte value "${amount}" is invalid, must be an integer`];
    }),
  );
}

function serviceWarnings({ spec }: Service): string[] {
  const isIgnored = spec.clusterIP === 'None' && spec.sessionAffinity === 'ClientIP';
  return isIgnored ? ['spec.SessionAffinity is ignored for headless services'] : [];
}

const ingressClass = 'kubernetes.io/ingress.class';

function ingressWarnings({ metadata, spec }: ObjectOfKind['Ingress']): string[] {
  const isOld = Object.hasOwn(metadata.annotations ?? {}, ingressClass) && !spec.ingressClassName;
  return isOld
    ? [`annotation "${ingressClass}" is deprecated, please use 'spec.ingressClassName' instead`]
    : [];
}

function volumeWarnings({ spec }: ObjectOfKind['PersistentVolume']): string[] {
  const advice =
    'The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.';
  return spec.persistentVolumeReclaimPolicy === 'Recycle'
    ? [`spec.persistentVolumeReclaimPolicy: ${advice}`]
    : [];
}
