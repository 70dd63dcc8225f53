import { describe, expect, it } from 'vitest';
import { deployment, job, pod, replicaSet } from '../support/manifests.ts';
import { session } from './session.ts';

const fresh = () =>
  session({
    manifests: [
      deployment('web', { replicas: 3 }),
      replicaSet('set'),
      job('once'),
      pod('p', 'nginx', { app: 'x' }),
    ],
  });

describe('scale', () => {
  it.each([
    'scale deployment web --replicas=5',
    'scale deploy/web --replicas 5',
    'scale deploy web --current-replicas=3 --replicas=5',
  ])('%s sets the size', (line) => {
    const { out, cluster } = fresh();
    expect(out(line)).toBe('deployment.apps/web scaled');
    expect(cluster.get('Deployment', 'default', 'web').spec.replicas).toBe(5);
  });

  it('stores nothing in a dry run', () => {
    const { out, cluster } = fresh();
    expect(out('scale deploy/web --replicas=9 --dry-run=server')).toBe(
      'deployment.apps/web scaled (server dry run)',
    );
    expect(out('delete pod p --dry-run=client')).toBe('pod "p" deleted (dry run) from default namespace');
    expect(out('rollout restart deploy/web --dry-run=client')).toBe(
      'deployment.apps/web restarted (dry run)',
    );
    expect(cluster.get('Deployment', 'default', 'web').spec.replicas).toBe(3);
    expect(cluster.get('Pod', 'default', 'p').metadata.deletionTimestamp).toBeUndefined();
  });

  it('takes several', () => {
    expect(fresh().out('scale deploy/web rs/set --replicas=0')).toBe(
      'deployment.apps/web scaled\nreplicaset.apps/set scaled',
    );
  });

  it.each([
    [
      'scale deploy web',
      'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    ],
    [
      'scale deploy web --replicas=-1',
      'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    ],
    ['scale deploy web --replicas=5 --current-replicas=2', 'error: Expected replicas to be 2, was 3'],
    [
      'scale job once --replicas=2',
      'Error from server (NotFound): the server could not find the requested resource',
    ],
    ['scale deploy nope --replicas=2', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['scale sts --all --replicas=2', 'error: no objects passed to scale'],
    ['scale deploy --replicas=2', 'error: resource(s) were provided, but no name was specified'],
  ])('%s is refused', (line, message) => {
    expect(fresh().refused(line)).toBe(message);
  });
});

describe('set image', () => {
  const imageOf = (line: string) => {
    const { out, cluster } = fresh();
    return [out(line), cluster.get('Deployment', 'default', 'web').spec.template.spec?.containers[0]?.image];
  };

  it.each([
    'set image deployment/web main=nginx:1.17',
    'set image deploy web main=nginx:1.17',
    "set image deploy/web '*=nginx:1.17'",
  ])('%s sets it', (line) => {
    expect(imageOf(line)).toEqual(['deployment.apps/web image updated', 'nginx:1.17']);
  });

  it('sets the image of a bare pod', () => {
    const { out, cluster } = fresh();
    expect(out('set image pod/p main=nginx:2')).toBe('pod/p image updated');
    expect(cluster.get('Pod', 'default', 'p').spec.containers[0]?.image).toBe('nginx:2');
  });

  it('leaves the rest of the container as it is', () => {
    const { out, cluster } = fresh();
    const before = cluster.get('Deployment', 'default', 'web').spec.template.spec?.containers[0];
    out('set image deploy/web main=x');
    expect(cluster.get('Deployment', 'default', 'web').spec.template.spec?.containers[0]).toEqual({
      ...before,
      image: 'x',
    });
  });

  it('says and changes nothing where the image is the same', () => {
    const { out, cluster } = fresh();
    const before = cluster.revision;
    expect(out('set image deploy/web main=nginx:1.16')).toBe('');
    expect(cluster.revision).toBe(before);
  });

  it('records the command as the cause of the change', () => {
    const { run, cluster } = fresh();
    expect(run('set image deploy/web main=x --record').stderr).toEqual([
      'Flag --record has been deprecated, --record will be removed in the future',
    ]);
    expect(cluster.get('Deployment', 'default', 'web').metadata.annotations).toMatchObject({
      'kubernetes.io/change-cause': 'kubectl set image deploy/web main=x --record',
    });
  });

  it.each([
    ['set image deploy/web nope=x', 'error: unable to find container named "nope"'],
    ['set image deploy/web', 'error: at least one image update is required'],
    [
      'set image main=x',
      'error: one or more resources must be specified as <resource> <name> or <resource>/<name>',
    ],
  ])('%s is refused', (line, message) => {
    expect(fresh().refused(line)).toBe(message);
  });
});

describe('label', () => {
  it.each([
    ['label pod p tier=front', 'pod/p labeled', { app: 'x', tier: 'front' }],
    ['label pods --all tier=front', 'pod/p labeled', { app: 'x', tier: 'front' }],
    ['label pod p app-', 'pod/p unlabeled', undefined],
    ['label pod/p app=y --overwrite', 'pod/p labeled', { app: 'y' }],
    ['label pod p app=x', 'pod/p not labeled', { app: 'x' }],
    ['label pod p none-', 'label "none" not found.\npod/p not labeled', { app: 'x' }],
  ])('%s', (line, text, labels) => {
    const { out, cluster } = fresh();
    expect(out(line)).toBe(text);
    expect(cluster.get('Pod', 'default', 'p').metadata.labels ?? {}).toEqual(labels ?? {});
  });

  it('takes files, dry runs, formats and a version that must still be there', () => {
    const { out, run, refused, cluster } = session({
      manifests: [pod('p', 'nginx', { app: 'x' })],
      files: { 'p.yaml': [pod('p')] },
    });
    expect(out('label -f p.yaml tier=a')).toBe('pod/p labeled');
    expect(out('label pods --all tier=b --overwrite --dry-run=client')).toBe('pod/p labeled (dry run)');
    expect(
      out('label pods --all tier=c --overwrite --dry-run=server -o jsonpath={.metadata.labels.tier}'),
    ).toBe('c');
    expect(cluster.get('Pod', 'default', 'p').metadata.labels).toEqual({ app: 'x', tier: 'a' });
    expect(out('label pod p --list')).toBe('app=x\ntier=a');
    expect(out('label pods --all --list')).toBe('Listing labels for Pod.v1/p:\n app=x\n tier=a');
    expect(refused('label pod p q=r --resource-version=1')).toMatch(/^Error from server \(Conflict\): /);
    expect(run('annotate pods -l app=x note=1 --dry-run=server').stdout).toEqual([
      'pod/p annotated (server dry run)',
    ]);
  });

  it.each([
    ['label pod p app=y', "error: 'app' already has a value (x), and --overwrite is false"],
    ['label pod p', 'error: at least one label update is required'],
    ['label pods a=b', 'error: resource(s) were provided, but no name was specified'],
    ['label a=b', 'error: one or more resources must be specified as <resource> <name> or <resource>/<name>'],
    ['label pod p a=b q', 'error: all resources must be specified before label changes: q'],
    ['label pod p a=b a-', 'error: can not both modify and remove a label in the same command'],
  ])('%s is refused', (line, message) => {
    expect(fresh().refused(line)).toBe(message);
  });
});

describe('annotate', () => {
  it('adds and removes', () => {
    const { out, cluster } = fresh();
    expect(out("annotate pod p note='two words'")).toBe('pod/p annotated');
    expect(cluster.get('Pod', 'default', 'p').metadata.annotations).toEqual({ note: 'two words' });
    expect(out('annotate pod p note-')).toBe('pod/p annotated');
    expect(cluster.get('Pod', 'default', 'p').metadata.annotations ?? {}).toEqual({});
  });

  it('overwrites only where told so', () => {
    const { out, refused } = fresh();
    out('annotate pod p note=1');
    expect(refused('annotate pod p note=2')).toBe(
      "error: --overwrite is false but found the following declared annotation(s): 'note' already has a value (1)",
    );
    expect(out('annotate pod p note=2 --overwrite')).toBe('pod/p annotated');
  });
});

it('cordon and uncordon mark a node, and say where it is so already', () => {
  const { out, refused, cluster } = fresh();
  expect(out('cordon node-1')).toBe('node/node-1 cordoned');
  expect(cluster.get('Node', undefined, 'node-1').spec.unschedulable).toBe(true);
  expect(out('cordon node-1')).toBe('node/node-1 already cordoned');
  expect(out('uncordon node/node-1')).toBe('node/node-1 uncordoned');
  expect(cluster.get('Node', undefined, 'node-1').spec.unschedulable).toBeFalsy();
  expect(out('uncordon node-1')).toBe('node/node-1 already uncordoned');
  expect(refused('cordon nope')).toBe('Error from server (NotFound): nodes "nope" not found');
  expect(refused('cordon')).toBe(
    "error: USAGE: cordon NODE [flags]\nSee 'kubectl cordon -h' for help and examples",
  );
});

describe('create and run', () => {
  it('makes a deployment', () => {
    const { out, cluster } = fresh();
    expect(out('create deployment shop --image=team/my_shop:2 --replicas=2 --port=80 -- sleep 1')).toBe(
      'deployment.apps/shop created',
    );
    expect(cluster.get('Deployment', 'default', 'shop')).toMatchObject({
      metadata: { labels: { app: 'shop' } },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'shop' } },
        template: {
          spec: {
            containers: [
              {
                name: 'my-shop',
                image: 'team/my_shop:2',
                command: ['sleep', '1'],
                ports: [{ containerPort: 80 }],
              },
            ],
          },
        },
      },
    });
  });

  it('makes a namespace, a job and a config map', () => {
    const { out, cluster } = fresh();
    expect(out('create ns team')).toBe('namespace/team created');
    expect(out('create job pi --image=perl -n team -- perl -v')).toBe('job.batch/pi created');
    expect(out('create cm conf --from-literal=a=1,2 --from-literal=b=x')).toBe('configmap/conf created');
    expect(cluster.get('Job', 'team', 'pi').spec.template.spec).toMatchObject({
      restartPolicy: 'Never',
      containers: [{ name: 'pi', image: 'perl', command: ['perl', '-v'] }],
    });
    expect(cluster.get('ConfigMap', 'default', 'conf')).toMatchObject({ data: { a: '1,2', b: 'x' } });
  });

  it('runs a bare pod', () => {
    const { out, cluster } = fresh();
    expect(out('run box --image=busybox --restart=Never --env=A=1 --command -- sh -c "exit 3"')).toBe(
      'pod/box created',
    );
    expect(cluster.get('Pod', 'default', 'box')).toMatchObject({
      metadata: { labels: { run: 'box' } },
      spec: {
        restartPolicy: 'Never',
        containers: [
          {
            name: 'box',
            image: 'busybox',
            command: ['sh', '-c', 'exit 3'],
            env: [{ name: 'A', value: '1' }],
          },
        ],
      },
    });
  });

  it('a dry run shows what would be made, and makes nothing', () => {
    const { out, cluster } = fresh();
    const before = cluster.revision;
    expect(out('create deploy x --image=y --dry-run=client -o yaml')).toMatch(
      /^apiVersion: apps\/v1\nkind: Deployment\n/,
    );
    expect(out('create deploy x --image=y --dry-run=server')).toBe(
      'deployment.apps/x created (server dry run)',
    );
    expect(cluster.revision).toBe(before);
  });

  it.each([
    ['create deployment --image=x', /^error: exactly one NAME is required, got 0\n/],
    ['create deployment web', 'error: required flag(s) "image" not set'],
    [
      'create deployment web --image=x',
      'Error from server (AlreadyExists): deployments.apps "web" already exists',
    ],
    ['create job x', 'error: either --image or --from must be specified'],
    ['create', 'error: must specify one of -f and -k'],
    ['run x', 'error: required flag(s) "image" not set'],
    [
      'run Bad --image=x',
      /^The Pod "Bad" is invalid: \n\* metadata.name: Invalid value: "Bad": [\s\S]*\n\* spec/,
    ],
  ])('%s is refused', (line, message) => {
    const complaint = fresh().refused(line);
    if (typeof message === 'string') expect(complaint).toBe(message);
    else expect(complaint).toMatch(message);
  });
});
