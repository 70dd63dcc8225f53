import { describe, expect, test } from 'vitest';
import { matchesFields, parseFieldSelector } from '../../source/kubernetes/field-selectors.ts';
import type { Kind } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { completed } from '../support/world.ts';

function object(kind: Kind, fields: object = {}, metadata: object = {}) {
  return completed({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    ...fields,
  } as Manifest);
}

const pod = object('Pod', {
  spec: { nodeName: 'node-1', restartPolicy: 'Always', schedulerName: 'default-scheduler', containers: [] },
  status: { phase: 'Running', podIP: '10.0.0.7', podIPs: [{ ip: '10.0.0.7' }, { ip: 'fd00::7' }] },
});

const event = object('Event', {
  involvedObject: { kind: 'Pod', name: 'web', namespace: 'shop', uid: 'u1', apiVersion: 'v1' },
  reason: 'Killing',
  type: 'Normal',
  source: {},
  reportingComponent: 'kubelet',
});

const selects = (kind: Kind, text: string, subject: ReturnType<typeof object>, apiVersion?: string) =>
  matchesFields(parseFieldSelector(kind, text, apiVersion), subject);

describe('terms', () => {
  test.each([
    ['', true],
    [',', true],
    ['metadata.name=web', true],
    ['metadata.name==web', true],
    ['metadata.name!=web', false],
    ['metadata.name=web,metadata.namespace=shop', true],
    ['metadata.name=web,metadata.namespace!=shop', false],
    ['metadata.name=web ', false],
    ['metadata.name=', false],
    ['metadata.name=we\\,b', false],
  ])('"%s" selects the pod shop/web: %s', (text, expected) => {
    expect(selects('Pod', text, pod)).toBe(expected);
  });

  test.each(['a,b', 'a=b', 'a\\b', '==', 'a,b=c\\d'])(
    'the value %j can be asked for with backslashes',
    (name) => {
      const escaped = name.replaceAll(/[\\,=]/g, (character) => `\\${character}`);
      expect(selects('Pod', `metadata.name=${escaped}`, object('Pod', {}, { name }))).toBe(true);
      expect(selects('Pod', `metadata.name!=${escaped}`, object('Pod', {}, { name }))).toBe(false);
    },
  );

  test.each([
    ['x', "invalid selector: 'x'; can't understand 'x'"],
    ['metadata.name=web,x', "invalid selector: 'metadata.name=web,x'; can't understand 'x'"],
    ['metadata.name=a=b', 'invalid field selector: unescaped character in value: 61'],
    ['metadata.name=a\\b', 'invalid field selector: invalid escape sequence: \\b'],
    ['metadata.name=a\\', 'invalid field selector: invalid escape sequence: \\'],
    ['=x', 'field label not supported: '],
    // What is no selector is noticed before what nobody knows, and terms are looked at in order of their texts.
    ['b=1,a', "invalid selector: 'b=1,a'; can't understand 'a'"],
    ['b=1,a=1', 'field label not supported: a'],
    ['spec.nodeName=x, status.phase=y', 'field label not supported:  status.phase'],
  ])('"%s" is refused', (text, message) => {
    expect(() => parseFieldSelector('Pod', text)).toThrow(
      expect.objectContaining({ reason: 'BadRequest', code: 400, message }),
    );
  });
});

const known: readonly (readonly [Kind, string, ReturnType<typeof object>])[] = [
  ['Pod', 'spec.nodeName=node-1', pod],
  ['Pod', 'spec.host=node-1', pod],
  ['Pod', 'spec.restartPolicy=Always', pod],
  ['Pod', 'spec.schedulerName=default-scheduler', pod],
  ['Pod', 'spec.serviceAccountName=', pod],
  ['Pod', 'spec.hostNetwork=false', pod],
  ['Pod', 'spec.hostNetwork=true', object('Pod', { spec: { hostNetwork: true, containers: [] } })],
  ['Pod', 'status.phase=Running', pod],
  ['Pod', 'status.podIP=10.0.0.7', pod],
  ['Pod', 'status.podIPs=', pod],
  ['Pod', 'status.nominatedNodeName=', pod],
  ['Event', 'involvedObject.kind=Pod', event],
  ['Event', 'involvedObject.namespace=shop', event],
  ['Event', 'involvedObject.name=web,involvedObject.uid=u1', event],
  ['Event', 'involvedObject.apiVersion=v1,involvedObject.resourceVersion=,involvedObject.fieldPath=', event],
  ['Event', 'reason=Killing,type=Normal', event],
  ['Event', 'reportingComponent=kubelet', event],
  ['Event', 'source=kubelet', event],
  ['Node', 'spec.unschedulable=false', object('Node')],
  ['Node', 'spec.unschedulable=true', object('Node', { spec: { unschedulable: true } })],
  ['Namespace', 'status.phase=Active', object('Namespace', { status: { phase: 'Active' } })],
  ['ReplicaSet', 'status.replicas=3', object('ReplicaSet', { status: { replicas: 3 } })],
  ['ReplicationController', 'status.replicas=0', object('ReplicationController')],
  ['Job', 'status.successful=2', object('Job', { status: { succeeded: 2 } })],
  ['Job', 'status.successful=0', object('Job')],
  [
    'Service',
    'spec.type=ClusterIP,spec.clusterIP=None',
    object('Service', { spec: { type: 'ClusterIP', clusterIP: 'None' } }),
  ],
  ['Secret', 'type=Opaque', object('Secret', { type: 'Opaque' })],
  ['Deployment', 'metadata.name=web,metadata.namespace=shop', object('Deployment')],
  [
    'PersistentVolume',
    'metadata.name=web,metadata.namespace=',
    object('PersistentVolume', {}, { namespace: undefined }),
  ],
];

test.each(known)('of a %s, %s can be asked', (kind, text, subject) => {
  expect(selects(kind, text, subject)).toBe(true);
  expect(selects(kind, `${text}x`, subject)).toBe(false);
});

test.each<[Kind, string, string]>([
  ['Pod', 'spec.containers=x', 'field label not supported: spec.containers'],
  ['Pod', 'toString=x', 'field label not supported: toString'],
  ['Event', 'regarding.name=web', 'field label not supported: regarding.name'],
  ['Node', 'metadata.namespace=x', 'field label not supported: metadata.namespace'],
  ['Namespace', 'metadata.namespace=x', 'field label not supported: metadata.namespace'],
  ['Secret', 'data=x', 'field label not supported: data'],
  ['Job', 'status.active=1', 'field label "status.active" not supported for Job'],
  ['StatefulSet', 'status.replicas=1', 'field label not supported for appsv1.StatefulSet: status.replicas'],
  [
    'Deployment',
    'status.replicas=1',
    '"status.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"',
  ],
  [
    'PersistentVolumeClaim',
    'name=x',
    '"name" is not a known field selector: only "metadata.name", "metadata.namespace"',
  ],
])('of a %s, %s can not be asked', (kind, text, message) => {
  expect(() => parseFieldSelector(kind, text)).toThrow(
    expect.objectContaining({ reason: 'BadRequest', message }),
  );
});

test('events are asked for in the names of the version in which they are wanted', () => {
  const version = 'events.k8s.io/v1';
  expect(selects('Event', 'regarding.name=web,reportingController=kubelet', event, version)).toBe(true);
  expect(selects('Event', 'regarding.name=api', event, version)).toBe(false);
  for (const label of ['involvedObject.name', 'reportingComponent', 'source']) {
    expect(() => parseFieldSelector('Event', `${label}=x`, version)).toThrow(
      `field label not supported: ${label}`,
    );
  }
});
