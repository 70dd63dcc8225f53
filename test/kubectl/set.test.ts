import { describe, expect, it } from 'vitest';
import { deployment, pod } from '../support/manifests.ts';
import { session } from './session.ts';

const settings = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { 'log.level': 'debug', MODE: 'fast' },
};
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'front' },
  spec: { selector: { app: 'old' }, ports: [{ port: 80 }] },
};
const binding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'team' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'ann' }],
};

const fresh = () => session({ manifests: [deployment('web'), pod('p'), settings, service, binding] });
type Fresh = ReturnType<typeof fresh>;
const container = ({ cluster }: Fresh) =>
  cluster.get('Deployment', 'default', 'web').spec.template.spec?.containers[0];

describe('kubectl set env', () => {
  it('adds, changes, removes and lists variables', () => {
    const given = fresh();
    expect(given.out('set env deploy/web A=1 B=2')).toBe('deployment.apps/web env updated');
    expect(given.out('set env deploy web A=3 B- -c main')).toBe('deployment.apps/web env updated');
    expect(container(given)?.env).toEqual([{ name: 'A', value: '3' }]);
    expect(given.out('set env deploy/web --list')).toBe('# Deployment web, container main\nA=3');
  });

  it('takes variables from a config map', () => {
    const given = fresh();
    expect(given.run('set env deploy/web --from=cm/settings --prefix=X_')).toMatchObject({
      stdout: ['deployment.apps/web env updated'],
      stderr: ['Warning: key log.level transferred to LOG_LEVEL'],
    });
    expect(container(given)?.env).toEqual([
      { name: 'X_LOG_LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'log.level' } } },
      { name: 'X_MODE', valueFrom: { configMapKeyRef: { name: 'settings', key: 'MODE' } } },
    ]);
    expect(given.out('set env deploy/web --list')).toMatch(/# X_MODE from configmap settings, key MODE$/);
  });

  it('says nothing where nothing changes, and stores nothing in a dry run', () => {
    const given = fresh();
    given.out('set env deploy/web A=1');
    const before = given.cluster.revision;
    expect(given.out('set env deploy/web A=1')).toBe('');
    expect(given.out('set env deploy/web A=2 --dry-run=server')).toBe(
      'deployment.apps/web env updated (server dry run)',
    );
    expect(given.cluster.revision).toBe(before);
  });

  it('warns where no container is meant', () => {
    expect(fresh().run('set env deploy/web A=1 -c nope')).toMatchObject({
      stderr: ['Warning: Deployment/web does not have any containers matching "nope"'],
      exitCode: 0,
    });
  });

  it.each([
    ['deploy/web A=1 A-', /^error: can not both modify and remove the same environment variable/],
    ["deploy/web 'A b=1'", /^error: "A b" is not a valid key name: a valid environment variable name/],
    ['deploy A=1', 'error: resource(s) were provided, but no name was specified'],
    ['A=1', /^error: one or more resources must be specified/],
    ['deploy/web --from=cm/nope', 'Error from server (NotFound): configmaps "nope" not found'],
    ['deploy/web --keys=a', /^error: when specifying --keys, a configmap or secret must be provided/],
    [
      'svc/front A=1',
      'error: services/front the object is not a pod or does not have a pod template: *v1.Service',
    ],
    ['deploy/web A=1 --local', 'error: --local is not supported here yet'],
  ])('set env %s is refused', (line, complaint) => {
    expect(fresh().refused(`set env ${line}`)).toMatch(complaint);
  });

  it('keeps what is there where told so', () => {
    const { out, refused } = fresh();
    out('set env deploy/web A=1');
    expect(refused('set env deploy/web A=2 --overwrite=false')).toBe(
      "error: 'A' already has a value (1), and --overwrite is false",
    );
  });
});

describe('kubectl set', () => {
  it('resources', () => {
    const given = fresh();
    expect(given.out('set resources deploy web --limits=cpu=200m,memory=1Gi --requests=cpu=100m')).toBe(
      'deployment.apps/web resource requirements updated',
    );
    expect(container(given)?.resources).toEqual({
      limits: { cpu: '200m', memory: '1Gi' },
      requests: { cpu: '100m' },
    });
  });

  it('selector', () => {
    const { out, cluster } = fresh();
    expect(out('set selector svc front app=new,tier=x')).toBe('service/front selector updated');
    expect(cluster.get('Service', 'default', 'front').spec.selector).toEqual({ app: 'new', tier: 'x' });
  });

  it('serviceaccount', () => {
    const { out, cluster } = fresh();
    expect(out('set serviceaccount deploy web robot')).toBe('deployment.apps/web serviceaccount updated');
    expect(cluster.get('Deployment', 'default', 'web').spec.template.spec?.serviceAccountName).toBe('robot');
  });

  it('subject', () => {
    const { out, cluster } = fresh();
    expect(out('set subject rolebinding team --user=bob --serviceaccount=ns:sa')).toBe(
      'rolebinding.rbac.authorization.k8s.io/team subjects updated',
    );
    expect(cluster.get('RoleBinding', 'default', 'team').subjects).toMatchObject([
      { name: 'ann' },
      { name: 'bob' },
      { kind: 'ServiceAccount', namespace: 'ns', name: 'sa' },
    ]);
    expect(out('set subject rolebinding team --user=bob')).toBe('');
  });

  it('image of a container, leaving who owns the rest alone', () => {
    const { out, cluster } = fresh();
    out('set image deploy/web main=x --dry-run=client');
    expect(out('set image deploy/web main=nginx:2 -o name')).toBe('deployment.apps/web');
    const mine = cluster.get('Deployment', 'default', 'web').metadata.managedFields as readonly {
      manager: string;
      fieldsV1: object;
    }[];
    expect(JSON.stringify(mine.find(({ manager }) => manager === 'kubectl-set')?.fieldsV1)).toBe(
      '{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\\"name\\":\\"main\\"}":{"f:image":{}}}}}}}',
    );
  });

  it.each([
    ['resources deploy web', /^error: you must specify an update to requests or limits/],
    ['resources deploy web --limits=cpu', 'error: Invalid argument syntax cpu, expected <resource>=<value>'],
    ['resources deploy web --limits=cpu=x', /^error: quantities must match the regular expression/],
    ['resources deploy web --limits=cpu=1 -c nope', 'error: unable to find container named nope'],
    ['selector deploy web a=b', 'error: setting a selector is only supported for Services'],
    ["selector svc front 'a in (b)'", /^error: match expression .* not supported on this object/],
    ['selector', 'error: one selector is required'],
    ['serviceaccount', 'error: serviceaccount is required'],
    ['serviceaccount deploy web', 'error: resource(s) were provided, but no name was specified'],
    [
      'subject rolebinding team',
      'error: you must specify at least one value of user, group or serviceaccount',
    ],
    [
      'subject deploy web --user=a',
      'error: deployments/web setting subjects is only supported for RoleBinding/ClusterRoleBinding',
    ],
    ['image deploy web main=a b', 'error: all resources must be specified before image changes: b'],
    ['foo', 'error: unknown command "foo"\nSee \'kubectl set -h\' for help and examples'],
  ])('set %s is refused', (line, complaint) => {
    const said = fresh().refused(`set ${line}`);
    if (typeof complaint === 'string') expect(said).toBe(complaint);
    else expect(said).toMatch(complaint);
  });
});
