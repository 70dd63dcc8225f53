import { expect, it } from 'vitest';
import type { KubeObject } from '../../../source/kubernetes/objects.ts';
import { applyPatch, type ChangePatch } from '../../../source/kubernetes/patches/patch.ts';
import { refusal } from '../../support/refusal.ts';

const pod: KubeObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: { containers: [{ name: 'a' }, { name: 'b' }] },
};

const onlyA = { spec: { containers: [{ name: 'a', image: 'x' }] } };

it.each<[ChangePatch, string[]]>([
  [{ type: 'strategic', body: onlyA }, ['a', 'b']],
  [{ type: 'merge', body: onlyA }, ['a']],
  [{ type: 'json', operations: [{ op: 'remove', path: '/spec/containers/0' }] }, ['b']],
])('%j leaves the containers %j', (patch, names) => {
  expect(applyPatch(pod, patch)).toMatchObject({ spec: { containers: names.map((name) => ({ name })) } });
});

/** As they come over the wire, where types promise nothing. */
it.each<[string, unknown, string]>([
  ['strategic', [], 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
  [
    'merge',
    'x',
    'error decoding patch: json: cannot unmarshal string into Go value of type map[string]interface {}',
  ],
])('%s patches with the body %j are refused', (type, body, message) => {
  expect(refusal(() => applyPatch(pod, { type, body } as ChangePatch))).toMatchObject({ code: 400, message });
});
