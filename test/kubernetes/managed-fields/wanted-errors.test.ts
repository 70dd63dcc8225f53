import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { loadSchemas } from '../../../source/kubernetes/schema.ts';
import type { StatusError } from '../../../source/kubernetes/status-error.ts';
import { appliedBy, applyBy, createdBy } from '../../support/managed-fields.ts';

function pod(spec: object, metadata: object = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop', ...metadata }, spec };
}

const live = createdBy('maker', pod({ containers: [{ name: 'main', image: 'nginx' }] }));
const form = 'failed to create typed patch object (shop/web; /v1, Kind=Pod): ';

const refused = (wanted: Manifest, existing: typeof live | null = live, manager = applyBy('me')) => {
  try {
    appliedBy(manager, existing ?? undefined, wanted);
  } catch (error) {
    const { code, reason, message } = error as StatusError;
    return { code, reason, message };
  }
  return undefined;
};

describe('A request to apply is refused', () => {
  it.each([
    [
      'without a field manager',
      '',
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    ],
    [
      'with too long a name of it',
      'x'.repeat(129),
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Too long: may not be more than 128 bytes',
    ],
  ])('%s', (_, manager, message) => {
    const answer = { code: 422, reason: 'Invalid', message };
    expect(refused(pod({}), live, applyBy(manager))).toEqual(answer);
  });

  it.each([[[]], [[{}]], [[{ manager: 'me' }]]])('with managedFields %j', (managedFields) => {
    const answer = { code: 400, reason: 'BadRequest', message: 'metadata.managedFields must be nil' };
    expect(refused(pod({}, { managedFields }))).toEqual(answer);
  });

  it('with a uid where there is nothing', () => {
    const message =
      'Operation cannot be fulfilled on pods "web": uid mismatch: the provided object specified uid u-1, and no existing object was found';
    expect(refused(pod({}, { uid: 'u-1' }), null)).toEqual({ code: 409, reason: 'Conflict', message });
  });

  it('of a part of what is not there', () => {
    const answer = { code: 404, reason: 'NotFound', message: 'pods "web" not found' };
    expect(refused(pod({}), null, applyBy('me', 'status'))).toEqual(answer);
  });
});

describe('A list whose items can not be told apart is refused', () => {
  it.each([
    [
      { containers: [{ name: 'a' }, { name: 'a', image: 'x' }] },
      '.spec.containers: duplicate entries for key [name="a"]',
    ],
    [
      { containers: [{ name: 'a', ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }] }] },
      '.spec.containers[name="a"].ports: duplicate entries for key [containerPort=80,protocol="TCP"]',
    ],
    [
      { containers: [{ image: 'x' }] },
      '.spec.containers: element 0: associative list with keys has an element that omits all key fields ["name"] (and doesn\'t have default values for any key fields)',
    ],
    [
      { containers: ['a'] },
      '.spec.containers: element 0: associative list with keys may not have non-map elements',
    ],
    [
      { containers: [null] },
      '.spec.containers: element 0: associative list with keys may not have a null element',
    ],
  ])('%j', (spec, message) => {
    expect(refused(pod(spec))).toEqual({ code: 500, reason: 'Unknown', message: form + message });
  });

  it.each([
    [['a', 'a'], 'duplicate entries for key [="a"]'],
    [[{}], "element 0: associative list without keys has an element that's a map type"],
    [[['a']], 'element 0: not supported: associative list with lists as elements'],
    [[null], "element 0: associative list without keys has an element that's an explicit null"],
  ])('a set %j', (finalizers, message) => {
    expect(refused(pod({}, { finalizers }))?.message).toBe(`${form}.metadata.finalizers: ${message}`);
  });

  it('with all that is wrong told', () => {
    const env = [{ name: 'X' }, { name: 'X' }];
    const containers = [{ name: 'a', env }, { name: 'a' }];
    expect(refused(pod({ containers }))?.message.split('\n')).toEqual([
      `${form}errors:`,
      '  .spec.containers[name="a"].env: duplicate entries for key [name="X"]',
      '  .spec.containers: duplicate entries for key [name="a"]',
    ]);
  });
});

describe('With the schema at hand', () => {
  beforeAll(() => loadSchemas(['Pod']));

  it.each([
    [{ containerz: [] }, '.spec.containerz: field not declared in schema'],
    [
      { containers: [{ name: 'a', imag: 'x' }] },
      '.spec.containers[name="a"].imag: field not declared in schema',
    ],
    [{ tolerations: [{ kee: 'x' }] }, '.spec.tolerations[0].kee: field not declared in schema'],
    [
      { terminationGracePeriodSeconds: '30' },
      '.spec.terminationGracePeriodSeconds: expected numeric (int or float), got string',
    ],
    [
      { terminationGracePeriodSeconds: true },
      '.spec.terminationGracePeriodSeconds: expected numeric (int or float), got bool',
    ],
    [
      { hostNetwork: 'yes' },
      '.spec.hostNetwork: expected boolean, got &value.valueUnstructured{Value:"yes"}',
    ],
    [
      { containers: [{ name: 'a', image: 8080 }] },
      '.spec.containers[name="a"].image: expected string, got &value.valueUnstructured{Value:8080}',
    ],
    [
      { schedulerName: { a: [1] } },
      '.spec.schedulerName: expected string, got &value.valueUnstructured{Value:map[string]interface {}{"a":[]interface {}{1}}}',
    ],
    [{ containers: { name: 'a', x: [1, 2] } }, '.spec.containers: expected list, got &{map[name:a x:[1 2]]}'],
    [{ securityContext: 5 }, '.spec.securityContext: expected map, got &{5}'],
  ])('%j is refused', (spec, message) => {
    expect(refused(pod(spec))).toEqual({ code: 500, reason: 'Unknown', message: form + message });
  });

  it('a wrong value in a map is told with its name, dots and all', () => {
    const labels = { 'app.kubernetes.io/name': 5 };
    expect(refused(pod({}, { labels }))?.message).toBe(
      `${form}.metadata.labels.app.kubernetes.io/name: expected string, got &value.valueUnstructured{Value:5}`,
    );
  });

  it('a missing field and null are for others to judge', () => {
    expect(refused(pod({ hostNetwork: null }))).toBeUndefined();
    expect(refused(pod({ containers: [{ name: 'a' }] }), null)).toBeUndefined();
  });
});
