import type { Service } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { formatLabels } from '../labels.ts';
import { eventsBlock } from './events.ts';
import { field, headLines, type Lines, optionalField } from './lines.ts';
import { readyEndpoints } from './ready-endpoints.ts';

type Port = NonNullable<Service['spec']['ports']>[number];

export function describeService(service: Service, read: Reader, now: number): Lines {
  const { spec, status } = service;
  const balancer = status.loadBalancer?.ingress ?? [];
  return [
    ...headLines(service),
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
  const { name = '<unset>', protocol = 'TCP', targetPort = port.port, nodePort, appProtocol } = port;
  return [
    `Port:\t${name}\t${port.port}/${protocol}`,
    field('TargetPort', `${targetPort}/${protocol}`),
    ...optionalField('AppProtocol', appProtocol),
    ...(nodePort ? [`NodePort:\t${name}\t${nodePort}/${protocol}`] : []),
    field('Endpoints', readyEndpoints(service, targetPort, read)),
  ];
}
