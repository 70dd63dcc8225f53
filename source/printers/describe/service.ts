import type { Service } from '../../kubernetes/objects.ts';
import { isPodReady } from '../../kubernetes/pods.ts';
import type { Reader } from '../../store/reading.ts';
import { formatLabels } from '../labels.ts';
import { eventsBlock } from './events.ts';
import { annotationsField, field, type Lines, labelsField, optionalField } from './lines.ts';

type Port = NonNullable<Service['spec']['ports']>[number];

const shownEndpoints = 3;

export function describeService(service: Service, read: Reader, now: number): Lines {
  const { metadata, spec, status } = service;
  const balancer = status.loadBalancer?.ingress ?? [];
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    field('Selector', formatLabels(spec.selector)),
    field('Type', spec.type),
    ...optionalField('IP Family Policy', spec.ipFamilyPolicy),
    field('IP Families', spec.ipFamilies?.join(',') || '<none>'),
    field('IP', spec.clusterIP),
    field('IPs', spec.clusterIPs?.join(',') || '<none>'),
    ...optionalField('External IPs', spec.externalIPs?.join(',')),
    ...optionalField('Desired LoadBalancer IP', spec.loadBalancerIP),
    ...optionalField('External Name', spec.externalName),
    ...optionalField(
      'LoadBalancer Ingress',
      balancer.map(({ ip, hostname }) => ip || (hostname ?? '')).join(', '),
    ),
    ...(spec.ports ?? []).flatMap((port) => portLines(port, service, read)),
    field('Session Affinity', spec.sessionAffinity),
    ...optionalField('External Traffic Policy', spec.externalTrafficPolicy),
    ...optionalField('Internal Traffic Policy', spec.internalTrafficPolicy),
    ...eventsBlock(service, read, now),
  ];
}

function portLines(port: Port, service: Service, read: Reader): Lines {
  const { name = '<unset>', protocol = 'TCP', targetPort = port.port, nodePort } = port;
  return [
    `Port:\t${name}\t${port.port}/${protocol}`,
    field('TargetPort', `${targetPort}/${protocol}`),
    ...(nodePort ? [`NodePort:\t${name}\t${nodePort}/${protocol}`] : []),
    field('Endpoints', endpoints(service, targetPort, read)),
  ];
}

/** The ready pods that the selector means, `10.0.0.1:80,10.0.0.2:80,10.0.0.3:80 + 1 more...`. */
function endpoints({ metadata, spec }: Service, targetPort: string | number, read: Reader): string {
  if (spec.selector === undefined) return '<none>';
  const addresses = read
    .podsWithLabels(metadata.namespace ?? '', spec.selector)
    .filter((pod) => isPodReady(pod) && pod.metadata.deletionTimestamp === undefined)
    .map((pod) => {
      const named = pod.spec.containers
        .flatMap(({ ports }) => ports ?? [])
        .find(({ name }) => name === targetPort);
      return `${pod.status.podIP}:${named?.containerPort ?? targetPort}`;
    });
  const shown = addresses.slice(0, shownEndpoints).join(',');
  const more = addresses.length - shownEndpoints;
  return more > 0 ? `${shown} + ${more} more...` : shown;
}
