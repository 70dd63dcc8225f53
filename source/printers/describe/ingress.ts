import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { balancerAddresses } from '../load-balancer.ts';
import { eventsBlock } from './events.ts';
import { annotationsField, field, type Lines, labelsField, section, underlined } from './lines.ts';
import { readyEndpoints } from './ready-endpoints.ts';

type Ingress = ObjectOfKind['Ingress'];
type Backend = NonNullable<Ingress['spec']['defaultBackend']>;

export function describeIngress(ingress: Ingress, read: Reader, now: number): Lines {
  const { metadata, spec, status } = ingress;
  const standard =
    spec.defaultBackend === undefined ? '<default>' : backendText(spec.defaultBackend, ingress, read);
  return [
    field('Name', metadata.name),
    ...labelsField('Labels', metadata.labels),
    field('Namespace', metadata.namespace),
    field('Address', balancerAddresses(status.loadBalancer?.ingress)),
    field('Ingress Class', spec.ingressClassName ?? '<none>'),
    field('Default backend', standard),
    ...section('TLS', (spec.tls ?? []).map(tlsLine)),
    ...section('Rules', [
      ...underlined(['Host', 'Path', 'Backends'], []),
      ...ruleLines(ingress, standard, read),
    ]),
    ...annotationsField('Annotations', metadata.annotations),
    ...eventsBlock(ingress, read, now),
  ];
}

function tlsLine({ secretName, hosts = [] }: NonNullable<Ingress['spec']['tls']>[number]): string {
  return secretName ? `${secretName} terminates ${hosts.join(',')}` : `SNI routes ${hosts.join(',')}`;
}

function ruleLines(ingress: Ingress, standard: string, read: Reader): Lines {
  const lines = (ingress.spec.rules ?? []).flatMap(({ host, http }) => {
    if (http === undefined) return [];
    const paths = http.paths.map(
      ({ path = '', backend }) => `  \t${path} \t${backendText(backend, ingress, read)}`,
    );
    return [`${host || '*'}\t`, ...paths];
  });
  return lines.length === 0 ? [`*\t*\t${standard}`] : lines;
}

/** `web:80 (10.0.0.1:8080)`: the service and port, and who answers there. */
function backendText({ service, resource }: Backend, { metadata }: Ingress, read: Reader): string {
  if (service !== undefined) {
    const { number, name } = service.port ?? {};
    const title = `${service.name}:${number || (name ?? '')}`;
    const found = read.get('Service', metadata.namespace, service.name);
    if (found === undefined) return `${title} (<error: services "${service.name}" not found>)`;
    const port = found.spec.ports?.find((each) => (number ? each.port === number : each.name === name));
    const endpoints = port ? readyEndpoints(found, port.targetPort ?? port.port, read) : '';
    return `${title} (${endpoints})`;
  }
  if (resource === undefined) return '';
  return `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}`;
}
