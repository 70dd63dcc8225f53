import { expect, test } from 'vitest';
import type { LogOptions } from '../../../source/cluster/cluster.ts';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { pod } from '../../support/manifests.ts';
import { refusal } from '../../support/refusal.ts';
import { minutes } from '../../support/waiting.ts';

function cluster(spec: object, age = 1 * minutes) {
  const manifest: Manifest = { ...pod('web'), spec };
  const made = createCluster({ manifests: [manifest] });
  made.advance(age);
  return made;
}

const container = (name: string, image = 'nginx:1.16') => ({ name, image });
const one = { containers: [container('main')] };
const unschedulable = { ...one, nodeSelector: { disk: 'none' } };
const two = { containers: [container('main'), container('side', 'redis:7')] };
const withInit = { ...two, initContainers: [{ ...container('init', 'busybox:1.37'), command: ['true'] }] };

test.each<[string, object, LogOptions, string]>([
  ['another container', one, { container: 'other' }, 'container other is not valid for pod web'],
  ['one of two', two, {}, 'a container name must be specified for pod web, choose one of: [main side]'],
  [
    'one of two, beside an init container',
    withInit,
    {},
    'a container name must be specified for pod web, choose one of: [main side] or one of the init containers: [init]',
  ],
  [
    'an earlier run that there was not',
    one,
    { previous: true },
    'previous terminated container "main" in pod "web" not found',
  ],
  [
    'one whose image is not there',
    { containers: [container('main', 'nginx:broken')] },
    {},
    'container "main" in pod "web" is waiting to start: trying and failing to pull image',
  ],
])('the log of %s is refused', (_title, spec, options, message) => {
  expect(refusal(() => cluster(spec).logs('default', 'web', options))).toMatchObject({
    reason: 'BadRequest',
    message,
  });
});

test('a container that is being made has none yet', () => {
  expect(refusal(() => cluster(one, 400).logs('default', 'web')).message).toBe(
    'container "main" in pod "web" is waiting to start: ContainerCreating',
  );
});

test('a pod without a node has written nothing', () => {
  const pending = cluster(unschedulable);
  expect(pending.get('Pod', 'default', 'web').spec.nodeName).toBeUndefined();
  expect(pending.logs('default', 'web')).toEqual([]);
});

test('a negative number of lines is invalid', () => {
  expect(refusal(() => cluster(one).logs('default', 'web', { tail: -1 }))).toMatchObject({
    reason: 'Invalid',
    message:
      'PodLogOptions "web" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
  });
});
