import type { Command, CommandGroup } from '../command.ts';
import { refused } from '../refusals.ts';
import { serverAddress } from '../server-address.ts';

const addresses: Command = {
  flags: [],
  run(invocation) {
    const { read } = invocation.cluster;
    const server = serverAddress(read);
    invocation.out(`Kubernetes control plane is running at ${server}`);
    if (read.get('Service', 'kube-system', 'kube-dns') !== undefined) {
      invocation.out(
        `CoreDNS is running at ${server}/api/v1/namespaces/kube-system/services/kube-dns:dns/proxy`,
      );
    }
    invocation.out('', "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.");
  },
};

export const clusterInfo: CommandGroup = {
  itself: addresses,
  commands: {
    dump: refused(
      'kubectl cluster-info dump is not supported here: kubectl get all -A -o yaml and kubectl logs show what it would',
    ),
  },
};
