/** The two services that every cluster has: its own API (pkg/controlplane, instance and endpoint reconciler), and DNS. */
import { apiVersionOf } from '../../kubernetes/kinds.ts';
import type { Manifest } from '../../kubernetes/objects.ts';

const apiPort = 6443;
const apiPortName = 'https';

/** `address`: where the API server listens. */
export function apiService(address: string): readonly Manifest[] {
  const metadata = { name: 'kubernetes', namespace: 'default' };
  const ports = [{ name: apiPortName, port: apiPort, protocol: 'TCP' }];
  return [
    {
      apiVersion: apiVersionOf('Service'),
      kind: 'Service',
      metadata: { ...metadata, labels: { component: 'apiserver', provider: 'kubernetes' } },
      spec: {
        clusterIP: '10.96.0.1',
        clusterIPs: ['10.96.0.1'],
        ports: [{ name: apiPortName, port: 443, protocol: 'TCP', targetPort: apiPort }],
      },
    },
    {
      apiVersion: apiVersionOf('Endpoints'),
      kind: 'Endpoints',
      metadata: { ...metadata, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
      subsets: [{ addresses: [{ ip: address }], ports }],
    },
    {
      apiVersion: apiVersionOf('EndpointSlice'),
      kind: 'EndpointSlice',
      metadata: { ...metadata, labels: { 'kubernetes.io/service-name': 'kubernetes' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: [address], conditions: { ready: true } }],
      ports,
    },
  ];
}

export const dnsService: Manifest = {
  apiVersion: apiVersionOf('Service'),
  kind: 'Service',
  metadata: {
    name: 'kube-dns',
    namespace: 'kube-system',
    annotations: { 'prometheus.io/port': '9153', 'prometheus.io/scrape': 'true' },
    labels: {
      'k8s-app': 'kube-dns',
      'kubernetes.io/cluster-service': 'true',
      'kubernetes.io/name': 'CoreDNS',
    },
  },
  spec: {
    clusterIP: '10.96.0.10',
    clusterIPs: ['10.96.0.10'],
    ports: [
      { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
      { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
      { name: 'metrics', port: 9153, protocol: 'TCP', targetPort: 9153 },
    ],
    selector: { 'k8s-app': 'kube-dns' },
  },
};
