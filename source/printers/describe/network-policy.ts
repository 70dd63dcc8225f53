import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { formatLabelSelector, type LabelSelector } from '../../kubernetes/selectors.ts';
import { annotationsField, field, indent, type Lines, labelsField, section } from './lines.ts';

type NetworkPolicy = ObjectOfKind['NetworkPolicy'];
type Port = NonNullable<NonNullable<NetworkPolicy['spec']['ingress']>[number]['ports']>[number];
type Peer = NonNullable<NonNullable<NetworkPolicy['spec']['ingress']>[number]['from']>[number];

/** One rule, whichever way the traffic goes. */
interface Rule {
  readonly ports?: readonly Port[];
  readonly peers?: readonly Peer[];
}

const words = {
  ingress: { toward: 'From', end: 'source' },
  egress: { toward: 'To', end: 'destination' },
} as const;

export function describeNetworkPolicy({ metadata, spec }: NetworkPolicy): Lines {
  const { podSelector, policyTypes = [] } = spec;
  const ingress = spec.ingress?.map(({ ports, from }) => ({ ports, peers: from }));
  const egress = spec.egress?.map(({ ports, to }) => ({ ports, peers: to }));
  return [
    field('Name', metadata.name),
    field('Namespace', metadata.namespace),
    field('Created on', goTime(metadata.creationTimestamp)),
    ...labelsField('Labels', metadata.labels),
    ...annotationsField('Annotations', metadata.annotations),
    ...section('Spec', [
      `PodSelector:     ${podsText(podSelector)}`,
      ...trafficLines('ingress', policyTypes.includes('Ingress'), ingress),
      ...trafficLines('egress', policyTypes.includes('Egress'), egress),
      `Policy Types: ${policyTypes.join(', ')}`,
    ]),
  ];
}

function podsText(selector: LabelSelector | undefined): string {
  const text = formatLabelSelector(selector);
  return text === '<none>' ? '<none> (Allowing the specific traffic to all pods in this namespace)' : text;
}

function trafficLines(way: keyof typeof words, affected: boolean, rules: readonly Rule[] = []): Lines {
  if (!affected) return [`Not affecting ${way} traffic`];
  const none = `<none> (Selected pods are isolated for ${way} connectivity)`;
  const lines = rules.flatMap((rule, index) => [
    ...(index > 0 ? ['----------'] : []),
    ...ruleLines(way, rule),
  ]);
  return [`Allowing ${way} traffic:`, ...indent(1, rules.length === 0 ? [none] : lines)];
}

function ruleLines(way: keyof typeof words, { ports = [], peers = [] }: Rule): Lines {
  const { toward, end } = words[way];
  return [
    ...(ports.length === 0 ? ['To Port: <any> (traffic allowed to all ports)'] : ports.map(portLine)),
    ...(peers.length === 0
      ? [`${toward}: <any> (traffic not restricted by ${end})`]
      : peers.flatMap((peer) => [`${toward}:`, ...indent(1, peerLines(peer))])),
  ];
}

function portLine({ port = '<nil>', protocol = 'TCP' }: Port): string {
  return `To Port: ${port}/${protocol}`;
}

function peerLines({ namespaceSelector, podSelector, ipBlock }: Peer): Lines {
  if (namespaceSelector || podSelector) {
    return [
      ...(namespaceSelector ? [`NamespaceSelector: ${formatLabelSelector(namespaceSelector)}`] : []),
      ...(podSelector ? [`PodSelector: ${formatLabelSelector(podSelector)}`] : []),
    ];
  }
  if (ipBlock === undefined) return [];
  return [
    'IPBlock:',
    ...indent(1, [`CIDR: ${ipBlock.cidr}`, `Except: ${(ipBlock.except ?? []).join(', ')}`]),
  ];
}

/** `2026-01-01 00:00:00 +0000 UTC`, as Go prints a time by itself. */
function goTime(timestamp: string): string {
  return timestamp.replace('T', ' ').replace('Z', ' +0000 UTC');
}
