import { describe, expect, it } from 'vitest';
import { applyManifest } from '../../../source/kubernetes/managed-fields/index.ts';
import type { KubeObject, Manifest } from '../../../source/kubernetes/objects.ts';
import { StatusError, statusOf } from '../../../source/kubernetes/status-error.ts';
import {
  appliedBy,
  applyBy,
  createdBy,
  ownersOf,
  updateBy,
  updatedBy,
} from '../../support/managed-fields.ts';
import { deployment } from '../../support/manifests.ts';
import { epoch } from '../../support/world.ts';

function refusal(existing: KubeObject, wanted: Manifest, manager = 'me'): StatusError {
  try {
    applyManifest(existing, wanted, applyBy(manager), { now: epoch });
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
  throw new Error('it was applied');
}

const web = createdBy('kubectl-client-side-apply', deployment('web', { replicas: 3 }));
const wanting = (spec: object): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec,
});

describe('A field that another manager owns', () => {
  it('is not changed without force', () => {
    expect(statusOf(refusal(web, wanting({ replicas: 5 })))).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      reason: 'Conflict',
      code: 409,
      message:
        'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "kubectl-client-side-apply" using apps/v1',
            field: '.spec.replicas',
          },
        ],
      },
    });
  });

  it('is told with all others, by their owners', () => {
    const scaled = updatedBy(updateBy('hpa', 'scale'), web, {
      spec: { ...(web.spec as object), replicas: 7 },
    });
    const shared = appliedBy('you', scaled, wanting({ paused: true }));
    const template = { spec: { containers: [{ name: 'main', image: 'nginx:2', tty: true }] } };
    const error = refusal(shared, wanting({ replicas: 5, paused: false, selector: {}, template }));
    expect(error.message.split('\n')).toEqual([
      'Apply failed with 4 conflicts: conflicts with "hpa" with subresource "scale" using apps/v1:',
      '- .spec.replicas',
      'conflicts with "kubectl-client-side-apply" using apps/v1:',
      '- .spec.selector',
      '- .spec.template.spec.containers[name="main"].image',
      'conflicts with "you":',
      '- .spec.paused',
    ]);
    expect(error.causes.map(({ message }) => message)).toEqual([
      'conflict with "hpa" with subresource "scale" using apps/v1',
      'conflict with "kubectl-client-side-apply" using apps/v1',
      'conflict with "kubectl-client-side-apply" using apps/v1',
      'conflict with "you"',
    ]);
  });

  it('is taken by force from everybody', () => {
    const shared = appliedBy('you', web, wanting({ replicas: 3 }));
    const forced = appliedBy('me', shared, wanting({ replicas: 5 }), { force: true });
    expect(forced.spec).toMatchObject({ replicas: 5 });
    expect(ownersOf(forced)['me Apply']).toEqual(['.spec.replicas']);
    expect(ownersOf(forced)).not.toHaveProperty('you Apply');
    expect(ownersOf(forced)['kubectl-client-side-apply Update']).not.toContain('.spec.replicas');
  });

  it('may be left to them', () => {
    const mine = appliedBy('me', web, wanting({ replicas: 3, paused: true }));
    const scaled = updatedBy(updateBy('hpa', 'scale'), mine, {
      spec: { ...(mine.spec as object), replicas: 7 },
    });
    expect(refusal(scaled, wanting({ replicas: 3, paused: true })).message).toContain('"hpa"');
    expect(appliedBy('me', scaled, wanting({ paused: true })).spec).toMatchObject({
      replicas: 7,
      paused: true,
    });
  });

  it('is no conflict where it would only go', () => {
    const shared = appliedBy(
      'you',
      appliedBy('me', undefined, wanting({ replicas: 3, paused: true })),
      wanting({}),
    );
    expect(appliedBy('me', shared, wanting({ replicas: 3 })).spec).toEqual({ replicas: 3 });
  });
});

describe('What kubectl applied on its own side', () => {
  const annotation = 'kubectl.kubernetes.io/last-applied-configuration';
  const lastApplied = JSON.stringify(wanting({ replicas: 3 }));
  const manifest = deployment('web', { replicas: 3 });
  const live = createdBy('kubectl-client-side-apply', {
    ...manifest,
    metadata: { ...manifest.metadata, annotations: { [annotation]: lastApplied } },
  });

  it('it may change on the server, and the annotation keeps up', () => {
    const applied = appliedBy('kubectl', live, wanting({ replicas: 5 }));
    expect(applied.spec).toMatchObject({ replicas: 5 });
    const text = applied.metadata.annotations?.[annotation];
    expect(text).toBe(
      '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"annotations":{},"name":"web"},"spec":{"replicas":5}}\n',
    );
  });

  it('is not for others to change', () => {
    expect(refusal(live, wanting({ replicas: 5 })).code).toBe(409);
    expect(appliedBy('me', live, wanting({ paused: true })).metadata.annotations?.[annotation]).toBe(
      lastApplied,
    );
  });

  it('is told beside what it did not apply, or no longer stands', () => {
    const paused = updatedBy('editor', live, {
      spec: { ...(live.spec as object), replicas: 4, paused: true },
    });
    const error = refusal(paused, wanting({ replicas: 5, paused: false }), 'kubectl');
    expect(error.causes.map(({ field }) => field)).toEqual(['.spec.paused', '.spec.replicas']);
  });

  it.each(['{', '[]', JSON.stringify({ ...wanting({ replicas: 3 }), apiVersion: 'apps/v1beta1' })])(
    'means nothing where the annotation says %s',
    (text) => {
      const metadata = { ...live.metadata, annotations: { [annotation]: text } };
      expect(refusal({ ...live, metadata }, wanting({ replicas: 5 }), 'kubectl').code).toBe(409);
    },
  );
});
