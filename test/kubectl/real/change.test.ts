import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployment } from '../../support/manifests.ts';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

describe.skipIf(!newest).concurrent(`kubectl changes objects${skipped}`, () => {
  let kubectl: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start();
  });
  afterAll(() => kubectl.close());

  /** A namespace with a Deployment `web`. */
  const withWeb = (namespace: string): Harness => {
    const here = kubectl.in(namespace);
    kubectl.cluster.create(deployment('web', { replicas: 2 }), { namespace });
    return here;
  };
  const web = (namespace: string) => kubectl.cluster.get('Deployment', namespace, 'web');

  it('labels and annotates', async () => {
    const here = withWeb('labels');
    expect(await here.out('label deploy web tier=front')).toBe('deployment.apps/web labeled');
    expect(await here.out('label deploy web tier=front')).toBe('deployment.apps/web not labeled');
    expect(await here.refused('label deploy web tier=back')).toBe(
      "error: 'tier' already has a value (front), and --overwrite is false",
    );
    expect(await here.out('label deploy --all tier=back --overwrite')).toBe('deployment.apps/web labeled');
    expect(await here.out('label deploy web other=x')).toBe('deployment.apps/web labeled');
    expect(await here.out('label deploy web other-')).toBe('deployment.apps/web unlabeled');
    expect(await here.refused("label deploy web 'tier=not valid'")).toContain('a valid label must be');
    expect(await here.out('annotate deploy web note="two words" other=x')).toBe(
      'deployment.apps/web annotated',
    );
    expect(await here.out('annotate deploy web other-')).toBe('deployment.apps/web annotated');
    expect(web('labels').metadata.labels).toEqual({ tier: 'back' });
    expect(web('labels').metadata.annotations).toMatchObject({ note: 'two words' });
    expect(await here.out('label deploy web --list')).toBe('tier=back');
  });

  it('patches in three forms', async () => {
    const here = withWeb('patches');
    const patched = 'deployment.apps/web patched';
    const image = '{"spec":{"template":{"spec":{"containers":[{"name":"CONTAINER","image":"nginx:1.17"}]}}}}';
    const [container] = web('patches').spec.template.spec!.containers;
    const strategic = image.replace('CONTAINER', container!.name);
    expect(await here.out(`patch deploy web -p '${strategic}'`)).toBe(patched);
    const note = `patch cm kube-root-ca.crt -p '{"metadata":{"labels":{"a":"b"}}}'`;
    expect(await here.out(note)).toBe('configmap/kube-root-ca.crt patched');
    expect(await here.out(note)).toBe('configmap/kube-root-ca.crt patched (no change)');
    expect(await here.out(`patch deploy web --type merge -p '{"spec":{"paused":true}}'`)).toBe(patched);
    const steps =
      '[{"op":"test","path":"/spec/replicas","value":2},{"op":"replace","path":"/spec/replicas","value":3}]';
    expect(await here.out(`patch deploy web --type json -p '${steps}'`)).toBe(patched);
    expect(await here.refused(`patch deploy web --type json -p '${steps}'`)).toBe(
      'The request is invalid: the server rejected our request due to an error in our request',
    );
    expect(
      await here.out(`patch deploy web --subresource scale --type merge -p '{"spec":{"replicas":1}}'`),
    ).toBe('scale.autoscaling/web patched');
    expect(await here.refused(`patch deploy web --type merge -p '{"spec":{"replicas":-1}}'`)).toBe(
      'The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    );
    expect(await here.refused(`patch deploy web --type merge -p '{'`)).toMatch(
      /^Error from server \(BadRequest\): /,
    );
    expect(web('patches').spec).toMatchObject({
      replicas: 1,
      paused: true,
      template: { spec: { containers: [{ image: 'nginx:1.17' }] } },
    });
  });

  it('scales', async () => {
    const here = withWeb('scales');
    kubectl.cluster.create(
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'once' },
        spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'nginx' }] } } },
      },
      { namespace: 'scales' },
    );
    expect(await here.out('scale deploy/web --replicas=3')).toBe('deployment.apps/web scaled');
    expect(await here.out('scale deploy web --replicas=1 --current-replicas=3')).toBe(
      'deployment.apps/web scaled',
    );
    expect(await here.refused('scale deploy web --replicas=5 --current-replicas=3')).toBe(
      'error: Expected replicas to be 3, was 1',
    );
    expect(await here.refused('scale job once --replicas=3')).toBe(
      'Error from server (NotFound): the server could not find the requested resource',
    );
    expect(await here.refused('scale deploy nope --replicas=3')).toBe(
      'error: no objects passed to scale deployments.apps "nope" not found',
    );
    expect(web('scales').spec.replicas).toBe(1);
  });

  it('sets images, variables, resources and accounts', async () => {
    const here = withWeb('sets');
    const { name } = web('sets').spec.template.spec!.containers[0]!;
    expect(await here.out(`set image deploy/web ${name}=nginx:1.17`)).toBe(
      'deployment.apps/web image updated',
    );
    expect(await here.refused('set image deploy/web nope=nginx')).toBe(
      'error: unable to find container named "nope"',
    );
    expect(await here.out('set env deploy/web A=1 B=two')).toBe('deployment.apps/web env updated');
    expect(await here.out('set env deploy/web B-')).toBe('deployment.apps/web env updated');
    expect(await here.out('set env deploy/web --list')).toBe(`# Deployment web, container ${name}\nA=1`);
    expect(await here.out('set resources deploy web --requests=cpu=50m --limits=cpu=100m')).toBe(
      'deployment.apps/web resource requirements updated',
    );
    expect(await here.out('set serviceaccount deploy web default')).toBe(
      'deployment.apps/web serviceaccount updated',
    );
    expect(web('sets').spec.template.spec).toMatchObject({
      serviceAccountName: 'default',
      containers: [
        {
          image: 'nginx:1.17',
          env: [{ name: 'A', value: '1' }],
          resources: { requests: { cpu: '50m' }, limits: { cpu: '100m' } },
        },
      ],
    });
  });

  it('edits with the editor it is told of', async () => {
    const here = withWeb('edits');
    const editor = (name: string, script: string) => {
      const file = here.file(name, `#!/bin/sh\n${script}\n`);
      return { env: { KUBE_EDITOR: `${here.folder}/${file}` } };
    };
    const scaling = editor('scaling', 'sed -i "s/replicas: 2$/replicas: 4/" "$1"');
    const idle = editor('idle', 'true');
    // An editor is called again with what was wrong above; it gives up then.
    const breaking = editor(
      'breaking',
      'grep -q "^# deployments" "$1" || sed -i "s/replicas: 4/replicas: -4/" "$1"',
    );
    expect(await here.out('edit deploy web', scaling)).toBe('deployment.apps/web edited');
    expect((await here.run('edit deploy web', idle)).err).toBe('Edit cancelled, no changes made.\n');
    expect(await here.refused('edit deploy web', breaking)).toMatch(/deployments\.apps "web" is invalid/);
    expect(web('edits').spec.replicas).toBe(4);
  });

  it('taints, cordons and uncordons nodes', async () => {
    expect(await kubectl.out('taint nodes node-1 team=a:NoSchedule')).toBe('node/node-1 tainted');
    expect(await kubectl.refused('taint nodes node-1 team=b:NoSchedule')).toContain(
      'already has team taint(s)',
    );
    expect(await kubectl.out('taint nodes node-1 team=b:NoSchedule --overwrite')).toBe(
      'node/node-1 modified',
    );
    expect(await kubectl.out('taint nodes node-1 team-')).toBe('node/node-1 untainted');
    expect(await kubectl.out('cordon node-1')).toBe('node/node-1 cordoned');
    expect(await kubectl.out('cordon node-1')).toBe('node/node-1 already cordoned');
    expect(await kubectl.out('get node node-1 --no-headers')).toMatch(/^node-1 +Ready,SchedulingDisabled /);
    expect(await kubectl.out('uncordon node-1')).toBe('node/node-1 uncordoned');
    expect(await kubectl.refused('cordon nope')).toBe('Error from server (NotFound): nodes "nope" not found');
  });
});
