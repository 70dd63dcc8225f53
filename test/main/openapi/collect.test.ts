import { describe, expect, it } from 'vitest';
import { allKinds, apiVersionOf, kinds } from '../../../source/kubernetes/kinds.ts';
import {
  definitionName,
  revealDefinitions,
  type Schema,
  storeDefinitions,
} from '../../../source/kubernetes/openapi/definitions.ts';
import { definitions } from '../../support/definitions.ts';

const served = allKinds.flatMap((kind) =>
  [apiVersionOf(kind), ...kinds[kind].otherVersions].map((version) => [version, kind] as const),
);

/** `io.k8s.api.` stands before the names. */
function field(type: string, name: string): Schema | undefined {
  return definitions[`io.k8s.api.${type}`]?.properties?.[name];
}

describe('the definitions', () => {
  it.each(served)('have %s %s and its list, with what they are', (apiVersion, kind) => {
    const [version, group = ''] = apiVersion.split('/').toReversed();
    for (const name of [kind, `${kind}List`]) {
      const definition = definitions[definitionName(apiVersion, name)];
      expect(definition?.['x-kubernetes-group-version-kind']).toEqual([{ group, kind: name, version }]);
      expect(definition?.properties).toHaveProperty('metadata');
      expect(definition?.required ?? []).not.toContain('kind');
    }
  });

  it('refer to nothing that is missing', () => {
    const missing = Object.values(definitions)
      .flatMap(referencesOf)
      .filter((name) => !(name in definitions));
    expect(missing).toEqual([]);
  });

  it.each<[string, string, Schema]>([
    ['apps.v1.DeploymentSpec', 'replicas', { type: 'integer', format: 'int32' }],
    ['apps.v1.DeploymentSpec', 'paused', { type: 'boolean' }],
    ['core.v1.PodSpec', 'activeDeadlineSeconds', { type: 'integer', format: 'int64' }],
    ['core.v1.PodSecurityContext', 'supplementalGroups', { items: { type: 'integer', format: 'int64' } }],
    ['core.v1.Secret', 'data', { additionalProperties: { type: 'string', format: 'byte' } }],
    ['core.v1.ConfigMap', 'data', { additionalProperties: { type: 'string' } }],
    ['core.v1.Container', 'imagePullPolicy', { type: 'string', enum: ['Always', 'IfNotPresent', 'Never'] }],
    ['core.v1.Pod', 'kind', { type: 'string' }],
    ['core.v1.ServicePort', 'targetPort', { ref: 'io.k8s.apimachinery.pkg.util.intstr.IntOrString' }],
    [
      'apps.v1.StatefulSetSpec',
      'volumeClaimTemplates',
      { items: { ref: 'io.k8s.api.core.v1.PersistentVolumeClaim' } },
    ],
  ])('tell of %s what %s is', (type, name, expected) => {
    expect(field(type, name)).toMatchObject(expected);
  });

  it.each([
    ['util.intstr.IntOrString', { type: 'string', format: 'int-or-string' }],
    ['api.resource.Quantity', { type: 'string' }],
    ['apis.meta.v1.Time', { type: 'string', format: 'date-time' }],
    ['apis.meta.v1.MicroTime', { type: 'string', format: 'date-time' }],
  ])('tell the form of the plain value %s', (name, expected) => {
    expect(definitions[`io.k8s.apimachinery.pkg.${name}`]).toMatchObject(expected);
  });

  it.each([
    [
      'core.v1.PodSpec',
      'containers',
      {
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
        'x-kubernetes-patch-merge-key': 'name',
        'x-kubernetes-patch-strategy': 'merge',
      },
    ],
    ['core.v1.PodSpec', 'volumes', { 'x-kubernetes-patch-strategy': 'merge,retainKeys' }],
    ['core.v1.PodSpec', 'nodeSelector', { 'x-kubernetes-map-type': 'atomic' }],
    ['core.v1.PodSpec', 'tolerations', { 'x-kubernetes-list-type': 'atomic' }],
    ['core.v1.Container', 'ports', { 'x-kubernetes-list-map-keys': ['containerPort', 'protocol'] }],
    ['core.v1.PersistentVolumeSpec', 'claimRef', { 'x-kubernetes-map-type': 'granular' }],
    ['apps.v1.DeploymentSpec', 'strategy', { 'x-kubernetes-patch-strategy': 'retainKeys' }],
    ['policy.v1.PodDisruptionBudgetSpec', 'selector', { 'x-kubernetes-patch-strategy': 'replace' }],
  ])('tell of %s how %s merges', (type, name, expected) => {
    expect(field(type, name)).toMatchObject(expected);
  });

  it('say nothing of how the items of a list of objects merge', () => {
    expect(field('core.v1.PodList', 'items')).not.toHaveProperty('x-kubernetes-list-type');
  });

  it('describe almost every field', () => {
    const fields = Object.values(definitions).flatMap(({ properties = {} }) => Object.values(properties));
    const silent = fields.filter(({ description }) => description === undefined);
    expect(silent.length / fields.length).toBeLessThan(0.05);
  });

  it('come back out of a file as they went in, and that is not large', () => {
    const text = JSON.stringify(storeDefinitions(definitions));
    expect(revealDefinitions(JSON.parse(text))).toEqual(definitions);
    expect(text.length).toBeLessThan(700_000);
  });
});

function referencesOf({ ref, items, additionalProperties, properties = {} }: Schema): readonly string[] {
  const parts = [items, additionalProperties, ...Object.values(properties)];
  return [
    ...(ref === undefined ? [] : [ref]),
    ...parts.flatMap((part) => (part === undefined ? [] : referencesOf(part))),
  ];
}
