import type { Command } from '../command.ts';

export const clusterInfo: Command = {
  flags: [],
  run(invocation) {
    const { read } = invocation.cluster;
    const isControlPlane = (labels: Readonly<Record<string, string>> | undefined) =>
      labels?.['node-role.kubernetes.io/control-plane'] !== undefined;
    const node = read.list('Node').find(({ metadata }) => isControlPlane(metadata.labels));
    const address = node?.status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '127.0.0.1';
    invocation.out(`Kubernetes control plane is running at https://${address}:6443`);
    if (read.get('Service', 'kube-system', 'kube-dns') !== undefined) {
      invocation.out(
        `CoreDNS is running at https://${address}:6443/api/v1/namespaces/kube-system/services/kube-dns:dns/proxy`,
      );
    }
    invocation.out('', "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.");
  },
};
