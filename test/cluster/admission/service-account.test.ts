import { describe, expect, it } from 'vitest';
import type { Pod } from '../../../source/kubernetes/objects.ts';
import { refusal } from '../../support/refusal.ts';
import { container, pod, quiet } from './worlds.ts';

const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount';
const account = (name: string, fields: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name },
  ...fields,
});

describe('A new pod', () => {
  it('acts for the account default and finds its token', () => {
    const initContainers = [container('setup')];
    const { spec } = quiet().create(pod('web', { initContainers })) as Pod;
    const name = spec.volumes?.[0]?.name;
    expect(name).toMatch(/^kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(spec).toMatchObject({ serviceAccountName: 'default', serviceAccount: 'default' });
    expect(spec.volumes).toEqual([
      {
        name,
        projected: {
          defaultMode: 420,
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
            {
              downwardAPI: {
                items: [
                  { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } },
                ],
              },
            },
          ],
        },
      },
    ]);
    const mounts = [{ name, readOnly: true, mountPath: tokenPath }];
    expect([...spec.containers, ...spec.initContainers!].map((each) => each.volumeMounts)).toEqual([
      mounts,
      mounts,
    ]);
  });

  it('has a volume of its own name, from a source that all share', () => {
    const cluster = quiet();
    const [one, other] = ['a', 'b'].map((name) => (cluster.create(pod(name)) as Pod).spec.volumes![0]!);
    expect(one!.name).not.toBe(other!.name);
    expect(one!.projected).toBe(other!.projected);
  });

  it('keeps a mount of its own at that place, and needs no volume where every container has one', () => {
    const own = { ...container('app'), volumeMounts: [{ name: 'mine', mountPath: tokenPath }] };
    const volumes = [{ name: 'mine', emptyDir: {} }];
    const { spec } = quiet().create(pod('web', { containers: [own], volumes })) as Pod;
    expect(spec.volumes).toEqual(volumes);
    expect(spec.containers[0]!.volumeMounts).toHaveLength(1);
  });

  it('mounts the token volume that it brings along', () => {
    const volumes = [{ name: 'kube-api-access-mine', emptyDir: {} }];
    const { spec } = quiet().create(pod('web', { volumes })) as Pod;
    expect(spec.volumes).toEqual(volumes);
    expect(spec.containers[0]!.volumeMounts).toMatchObject([{ name: 'kube-api-access-mine' }]);
  });

  it.each([
    ['itself says no', {}, { automountServiceAccountToken: false }, false],
    ['its account says no', { automountServiceAccountToken: false }, {}, false],
    [
      'its account says no and it says yes',
      { automountServiceAccountToken: false },
      { automountServiceAccountToken: true },
      true,
    ],
  ])('gets no token where %s', (_title, fields, spec, isMounted) => {
    const cluster = quiet(account('robot', fields));
    const made = cluster.create(pod('web', { serviceAccountName: 'robot', ...spec })) as Pod;
    expect(made.spec.volumes !== undefined).toBe(isMounted);
  });

  it('takes the pull secrets of its account where it has none', () => {
    const cluster = quiet(account('robot', { imagePullSecrets: [{ name: 'registry' }] }));
    const made = (name: string, spec: object = {}) =>
      (cluster.create(pod(name, { serviceAccountName: 'robot', ...spec })) as Pod).spec.imagePullSecrets;
    expect(made('a')).toEqual([{ name: 'registry' }]);
    expect(made('b', { imagePullSecrets: [{ name: 'own' }] })).toEqual([{ name: 'own' }]);
  });

  it('is refused where its account is not there', () => {
    const error = refusal(() => quiet().create(pod('web', { serviceAccountName: 'robot' })));
    expect(error).toMatchObject({
      reason: 'Forbidden',
      message:
        'pods "web" is forbidden: error looking up service account default/robot: serviceaccount "robot" not found',
    });
  });

  it('of a name yet to be made up is refused by the beginning of its name', () => {
    const unnamed = pod('', { serviceAccountName: 'robot' }, { name: undefined, generateName: 'web-' });
    expect(refusal(() => quiet().create(unnamed)).message).toMatch(
      /^pods "web-" is forbidden: error looking up/,
    );
  });
});

describe('A mirror pod', () => {
  const mirror = (spec: object = {}) =>
    pod('etcd', spec, { annotations: { 'kubernetes.io/config.mirror': 'abc' } });

  it('has no account and no token', () => {
    const { spec } = quiet().create(mirror()) as Pod;
    expect(spec).not.toHaveProperty('serviceAccountName');
    expect(spec).not.toHaveProperty('volumes');
  });

  it.each([
    [{ serviceAccountName: 'default' }, 'a mirror pod may not reference service accounts'],
    [{ imagePullSecrets: [{ name: 'a' }] }, 'a mirror pod may not reference secrets'],
    [{ volumes: [{ name: 'a', secret: { secretName: 'a' } }] }, 'a mirror pod may not reference secrets'],
    [
      { containers: [{ ...container(), envFrom: [{ secretRef: { name: 'a' } }] }] },
      'a mirror pod may not reference secrets',
    ],
    [
      { volumes: [{ name: 'a', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }] },
      'a mirror pod may not use ServiceAccountToken volume projections',
    ],
  ])('with %j is refused', (spec, why) => {
    expect(refusal(() => quiet().create(mirror(spec))).message).toBe(`pods "etcd" is forbidden: ${why}`);
  });
});
