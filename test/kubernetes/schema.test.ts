import { beforeAll, describe, expect, it } from 'vitest';
import { apiVersionOf, storedKinds } from '../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { checkSchema, decodingError, loadSchemas } from '../../source/kubernetes/schema.ts';
import { type Change, object } from './validation/objects.ts';

beforeAll(() => loadSchemas(storedKinds));

function problems(manifest: Manifest): string[] {
  return checkSchema(manifest).map(({ type, path, suggestion }) =>
    [type, path, ...(suggestion === undefined ? [] : [`-> ${suggestion}`])].join(' '),
  );
}

describe('A schema', () => {
  it.each(storedKinds)('of %s takes a plain object and refuses a field that it does not know', (kind) => {
    const plain = { apiVersion: apiVersionOf(kind), kind, metadata: { name: 'x', labels: { 'a.b/c': 'd' } } };
    const known = problems(plain).filter((problem) => !problem.startsWith('missing'));
    expect(known).toEqual([]);
    expect(problems({ ...plain, nonsense: 1 })).toContain('unknown nonsense');
  });

  it.each<[Change, ...string[]]>([
    [{ 'spec.replicas': 'three' }, 'type spec.replicas'],
    [{ 'spec.replicas': 1.5 }, 'type spec.replicas'],
    [{ 'spec.paused': 'yes' }, 'type spec.paused'],
    [{ 'metadata.labels': { app: 1 } }, 'type metadata.labels.app'],
    [{ 'spec.strategy.rollingUpdate.maxSurge': true }, 'type spec.strategy.rollingUpdate.maxSurge'],
    [{ 'spec.template.spec.containers.0.ports': 80 }, 'type spec.template.spec.containers[0].ports'],
    [{ 'spec.template.spec.containers.0.name': undefined }, 'missing spec.template.spec.containers[0].name'],
    [{ 'spec.replicase': 3 }, 'unknown spec.replicase -> replicas'],
    [
      { 'spec.template.spec.containers.0.imagePullPolice': 'x' },
      'unknown spec.template.spec.containers[0].imagePullPolice -> imagePullPolicy',
    ],
    [{ 'spec.matchExpression': [] }, 'unknown spec.matchExpression'],
  ])('finds %j in a Deployment', (change, ...expected) => {
    expect(problems(object('Deployment', change))).toEqual(expected);
  });

  it.each<Change>([
    { 'spec.strategy.rollingUpdate': { maxSurge: '25%', maxUnavailable: 1 } },
    { 'spec.template.spec.containers.0.resources': { limits: { cpu: 1, memory: '1Gi' } } },
    { 'spec.template.spec.nodeSelector': { anything: 'goes' } },
    { 'spec.minReadySeconds': null },
    { 'metadata.annotations': { 'a/b': 'c' } },
  ])('finds nothing wrong with %j', (change) => {
    expect(problems(object('Deployment', change))).toEqual([]);
  });

  it('reads frozen objects too', () => {
    const frozen = Object.freeze({ ...object('Pod', {}), metadata: Object.freeze({ name: 'x', nmae: 'y' }) });
    expect(problems(frozen)).toEqual(['unknown metadata.nmae -> name']);
  });
});

describe('What can not be decoded is told as the API server tells it', () => {
  it.each<[Change, string | undefined]>([
    [{}, undefined],
    [{ 'spec.replica': 3 }, 'strict decoding error: unknown field "spec.replica"'],
    [
      { 'spec.replica': 3, image: 'x' },
      'strict decoding error: unknown field "image", unknown field "spec.replica"',
    ],
    [
      { 'spec.replicas': 'three' },
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      { 'spec.template.spec.containers.0.image': 3 },
      'json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.image of type string',
    ],
    [
      { 'metadata.labels': { app: true } },
      'json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string',
    ],
    [
      { 'spec.template.spec.terminationGracePeriodSeconds': 'x' },
      'json: cannot unmarshal string into Go struct field PodSpec.spec.template.spec.terminationGracePeriodSeconds of type int64',
    ],
  ])('%j', (change, why) => {
    const manifest = object('Deployment', change);
    const told =
      why === undefined ? undefined : `Deployment in version "v1" cannot be handled as a Deployment: ${why}`;
    expect(decodingError(manifest, checkSchema(manifest))).toBe(told);
  });
});

it('knows the description of a PriorityClass, which the library forgets', () => {
  const described = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'low' },
    value: 1,
    description: 'for what can wait',
  };
  expect(problems(described)).toEqual([]);
});
