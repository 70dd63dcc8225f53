/** Custom resources: there are none. kubectl asks for their definitions before it calls a kind unknown. */
import type { Handler } from './server.ts';

export function customResourceRoute(path: string): Handler | undefined {
  return path === '/apis/apiextensions.k8s.io/v1/customresourcedefinitions' ? noDefinitions : undefined;
}

const noDefinitions: Handler = (_exchange, { cluster }) => ({
  code: 200,
  body: {
    kind: 'CustomResourceDefinitionList',
    apiVersion: 'apiextensions.k8s.io/v1',
    metadata: { resourceVersion: String(cluster.revision) },
    items: [],
  },
});
