/**
 * A cluster as an administrator hands it over: namespaces, classes and roles, nodes that have been up for a while, and
 * the control plane's own pods and services.
 */
import type { NodeDescription } from '../kubernetes/cluster-document.ts';
import { systemNamespaces } from '../kubernetes/namespaces.ts';
import { healthyNodeConditions } from '../kubernetes/node-conditions.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import { timestamp } from '../kubernetes/time.ts';
import { kubernetesVersion } from '../kubernetes/version.ts';
import { hash32 } from '../lib/hash.ts';
import { classes } from './bootstrap/classes.ts';
import { roles } from './bootstrap/roles.ts';
import { apiService, dnsService } from './bootstrap/services.ts';

export const defaultNodes: readonly NodeDescription[] = [
  { name: 'control-plane', role: 'control-plane' },
  { name: 'node-1' },
  { name: 'node-2' },
  { name: 'node-3' },
];

const controlPlaneTaint = { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' };

/** Everything to create before any fixture, in this order. `now` in milliseconds since the epoch. */
export function bootstrapManifests(nodes: readonly NodeDescription[], now: number): readonly Manifest[] {
  return [
    ...systemNamespaces.map(namespace),
    ...classes,
    ...roles,
    ...apiService(apiAddress(nodes)),
    dnsService,
    ...nodes.map((node, index) => nodeManifest(node, index, now)),
    ...nodes.flatMap((node) => [
      ...(node.role === 'control-plane' ? controlPlaneParts.map((part) => staticPod(part, node.name)) : []),
      staticPod(kubeProxy, node.name),
    ]),
    coreDns,
  ];
}

/** A cluster whose nodes all work has its API server on a machine of its own. */
function apiAddress(nodes: readonly NodeDescription[]): string {
  return nodeAddress(nodes.findIndex(({ role }) => role === 'control-plane'));
}

function nodeAddress(index: number): string {
  return `192.168.0.${10 + index}`;
}

function namespace(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function nodeManifest(node: NodeDescription, index: number, now: number): Manifest {
  const { name, role = 'worker', cpu = '4', memory = '8Gi', pods = 110 } = node;
  const isControlPlane = role === 'control-plane';
  const taints = node.taints ?? (isControlPlane ? [controlPlaneTaint] : []);
  const resources = { cpu, memory, pods: String(pods), 'ephemeral-storage': '100Gi' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...(isControlPlane && { 'node-role.kubernetes.io/control-plane': '' }),
        ...node.labels,
      },
    },
    spec: {
      podCIDR: `10.244.${index}.0/24`,
      podCIDRs: [`10.244.${index}.0/24`],
      ...(taints.length > 0 && { taints }),
    },
    status: {
      capacity: resources,
      allocatable: resources,
      addresses: [
        { type: 'InternalIP', address: nodeAddress(index) },
        { type: 'Hostname', address: name },
      ],
      conditions: healthyConditions(now),
      nodeInfo: nodeInfo(index),
    },
  };
}

function nodeInfo(index: number) {
  return {
    architecture: 'amd64',
    bootID: `boot-${index}`,
    containerRuntimeVersion: 'containerd://2.2.0',
    kernelVersion: '6.12.0-amd64',
    kubeProxyVersion: '',
    kubeletVersion: kubernetesVersion,
    machineID: `machine-${index}`,
    operatingSystem: 'linux',
    osImage: 'Debian GNU/Linux 13 (trixie)',
    systemUUID: `system-${index}`,
  };
}

function healthyConditions(now: number) {
  const at = timestamp(now);
  return healthyNodeConditions.map(([type, status, reason, message]) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: at,
    lastTransitionTime: at,
  }));
}

interface SystemPart {
  readonly name: string;
  readonly image: string;
  readonly cpu: string;
  readonly memory?: string;
}

const controlPlaneParts: readonly SystemPart[] = [
  { name: 'etcd', image: 'registry.k8s.io/etcd:3.6.6-0', cpu: '100m', memory: '100Mi' },
  { name: 'kube-apiserver', image: `registry.k8s.io/kube-apiserver:${kubernetesVersion}`, cpu: '250m' },
  {
    name: 'kube-controller-manager',
    image: `registry.k8s.io/kube-controller-manager:${kubernetesVersion}`,
    cpu: '200m',
  },
  { name: 'kube-scheduler', image: `registry.k8s.io/kube-scheduler:${kubernetesVersion}`, cpu: '100m' },
];

const kubeProxy: SystemPart = {
  name: 'kube-proxy',
  image: `registry.k8s.io/kube-proxy:${kubernetesVersion}`,
  cpu: '100m',
};

/** A pod that a node's kubelet runs from a file on its own disk, as the API server mirrors it. */
function staticPod({ name, image, cpu, memory }: SystemPart, nodeName: string): Manifest {
  const hash = hash32(`${name} ${nodeName}`).toString(16).padStart(8, '0');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-${nodeName}`,
      namespace: 'kube-system',
      labels: { component: name, tier: 'control-plane' },
      annotations: {
        'kubernetes.io/config.hash': hash,
        'kubernetes.io/config.mirror': hash,
        'kubernetes.io/config.source': 'file',
      },
    },
    spec: {
      nodeName,
      hostNetwork: true,
      priorityClassName: 'system-node-critical',
      tolerations: [{ operator: 'Exists', effect: 'NoExecute' }],
      containers: [{ name, image, resources: { requests: { cpu, ...(memory && { memory }) } } }],
    },
  };
}

const coreDns: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'coredns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  spec: {
    replicas: 2,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    selector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    template: {
      metadata: { labels: { 'k8s-app': 'kube-dns' } },
      spec: {
        priorityClassName: 'system-cluster-critical',
        tolerations: [{ key: controlPlaneTaint.key, effect: controlPlaneTaint.effect }],
        containers: [
          {
            name: 'coredns',
            image: 'registry.k8s.io/coredns/coredns:v1.13.1',
            ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }],
            resources: { requests: { cpu: '100m', memory: '70Mi' }, limits: { memory: '170Mi' } },
          },
        ],
      },
    },
  },
};
