/** The namespaces that every cluster has. */
export const systemNamespaces: readonly string[] = [
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
];

/** Where the kubelets keep the leases of their nodes. */
export const nodeLeaseNamespace = 'kube-node-lease';
