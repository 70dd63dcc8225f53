import { describe, expect, it } from 'vitest';
import { createCluster } from '../../../source/cluster/create.ts';
import { storedKinds } from '../../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { hasSchema } from '../../../source/kubernetes/schema.ts';
import { misshapen } from '../../../source/kubernetes/structure/misshapen.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { refusal } from '../../support/refusal.ts';
import { richPod } from '../../support/rich-pod.ts';

const pod = (spec: unknown): Manifest => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec });

describe('Before the schema of a kind is loaded', () => {
  it.each(storedKinds)('the least %s is well formed', (kind) => {
    expect(misshapen(leastOf(kind, 'least'))).toEqual([]);
  });

  it('so is a pod that has most of what a pod can have', () => {
    expect(misshapen(pod(richPod))).toEqual([]);
  });

  it.each<[what: string, manifest: Manifest, path: string, expected: string]>([
    ['a spec in words', pod('nginx'), 'spec', 'object'],
    ['a list in words', pod({ containers: 'nginx' }), 'spec.containers', 'array'],
    ['an item in words', pod({ containers: ['nginx'] }), 'spec.containers[0]', 'object'],
    [
      'a list in an item',
      pod({ containers: [{ name: 'a' }, { name: 'b', env: { A: 'b' } }] }),
      'spec.containers[1].env',
      'array',
    ],
    [
      'a finalizer that is no list',
      { ...pod({}), metadata: { name: 'a', finalizers: 5 as never } },
      'metadata.finalizers',
      'array',
    ],
  ])('%s is found', (_, manifest, path, expected) => {
    expect(misshapen(manifest)).toMatchObject([{ type: 'type', path, expected: [expected] }]);
  });

  it('is refused as with it', () => {
    expect(hasSchema('Service')).toBe(false);
    const cluster = createCluster({ reconcilers: [] });
    const service = { ...leastOf('Service', 'web'), spec: { type: 'NodePort', ports: 80 } };
    const { reason, message } = refusal(() => cluster.create(service));
    expect({ reason, message }).toEqual({
      reason: 'BadRequest',
      message:
        'Service in version "v1" cannot be handled as a Service: json: cannot unmarshal number into Go struct field ServiceSpec.spec.ports of type []v1.Ports',
    });
  });
});
