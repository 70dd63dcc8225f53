import { describe, expect, test } from 'vitest';
import type { ExecResult } from '../../../source/cluster/cluster.ts';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';
import { pod } from '../../support/manifests.ts';
import { refusal } from '../../support/refusal.ts';
import { minutes, until, untilReady } from '../../support/waiting.ts';

const settings: Manifest = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { colour: 'green', 'app.conf': 'debug=true\n' },
};
const secret: Manifest = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'keys' },
  data: { password: 'aHVudGVyMg==' },
};
const database: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'my-db' },
  spec: { clusterIP: '10.96.0.77', ports: [{ name: 'sql', port: 5432 }] },
};

function web(container: object = {}, spec: object = {}): Manifest {
  const containers = [{ name: 'main', image: 'nginx:1.16', ...container }];
  const metadata = { name: 'web', labels: { app: 'web' } };
  return { ...pod('web'), metadata, spec: { containers, ...spec } };
}

function running(manifest = web()) {
  const cluster = createCluster({ manifests: [settings, secret, database, manifest] });
  untilReady(cluster, 'app=web', 1);
  const run = (command: readonly string[], stdin?: string): ExecResult =>
    cluster.exec('default', 'web', { command, ...(stdin !== undefined && { stdin }) });
  return { cluster, run, sh: (script: string) => run(['sh', '-c', script]) };
}

const { cluster: plain, run, sh } = running();

describe('programs', () => {
  const missing = 'OCI runtime exec failed: exec failed: unable to start container process: exec: ';

  test.each<[string, string, number]>([
    ['echo hello  world', 'hello world\n', 0],
    ['true', '', 0],
    ['false', '', 1],
    ['hostname', 'web\n', 0],
    ['pwd', '/\n', 0],
    ['whoami', 'root\n', 0],
    ['id', 'uid=0(root) gid=0(root) groups=0(root)\n', 0],
    ['printenv HOSTNAME NOTHING', 'web\n', 1],
    ['cat /etc/hostname', 'web\n', 0],
    ['sleep 3600', '', 0],
    ['/usr/bin/env', expect.stringContaining('KUBERNETES_SERVICE_HOST=10.96.0.1\n'), 0],
    ['ps', expect.stringContaining('    1 root      0:00 nginx\n'), 0],
    ['date', expect.stringMatching(/^Thu Jan {2}1 00:\d\d:\d\d UTC 2026\n$/), 0],
    ['date +%Y-%m', '2026-01\n', 0],
  ])('%s prints %j and exits with %i', (line, stdout, exitCode) => {
    expect(run(line.split(/ +/))).toEqual({ stdout, stderr: '', exitCode });
  });

  test.each<[string, string, number]>([
    ['foo', `${missing}"foo": executable file not found in $PATH: unknown\n`, 127],
    ['/opt/foo', `${missing}"/opt/foo": stat /opt/foo: no such file or directory: unknown\n`, 127],
    ['/etc', `${missing}"/etc": permission denied: unknown\n`, 126],
    ['exit', `${missing}"exit": executable file not found in $PATH: unknown\n`, 127],
    ['cat /nothing', "cat: can't open '/nothing': No such file or directory\n", 1],
    ['cat /etc', 'cat: read error: Is a directory\n', 1],
    ['ls /nothing', 'ls: /nothing: No such file or directory\n', 1],
    ['touch /tmp/x', 'touch: /tmp/x: Read-only file system\n', 1],
    ['sleep soon', "sleep: invalid number 'soon'\n", 1],
  ])('%s complains %j and exits with %i', (line, stderr, exitCode) => {
    expect(run(line.split(' '))).toEqual({ stdout: '', stderr, exitCode });
  });

  test('cat without a file says what it reads', () => {
    expect(run(['cat'], 'one\ntwo\n').stdout).toBe('one\ntwo\n');
  });

  test('time does not pass, and nothing is written', () => {
    const { now, revision } = plain;
    run(['sleep', '60']);
    expect([plain.now, plain.revision]).toEqual([now, revision]);
  });
});

describe('a shell', () => {
  test.each<[string, string, string, number]>([
    ['echo a; echo b && false || echo c', 'a\nb\nc\n', '', 0],
    ['x=1; y="$x-$(hostname)"; echo $y', '1-web\n', '', 0],
    ['for i in a b; do echo $i; done; exit 3', 'a\nb\n', '', 3],
    ['if [ -f /etc/hosts ]; then echo yes; else echo no; fi', 'yes\n', '', 0],
    ['test 3 -gt 4', '', '', 1],
    ['[ -d /etc ] && [ ! -e /x ]', '', '', 0],
    ['echo oops >&2; exit 300', '', 'oops\n', 44],
    ['cat /x 2>/dev/null || echo none', 'none\n', '', 0],
    ['cat /x 2>&1', "cat: can't open '/x': No such file or directory\n", '', 1],
    ['echo x > /tmp/x', '', "sh: can't create /tmp/x: Read-only file system\n", 1],
    ['frobnicate --now', '', 'sh: frobnicate: not found\n', 127],
    ['export A=b; sh -c "echo $A"', 'b\n', '', 0],
    ['printf "%s=%s\\n" a 1 b 2', 'a=1\nb=2\n', '', 0],
    ['while true; do :; done', '', 'sh: beyond this simulated shell: a script that goes on and on\n', 2],
    ['cat /etc/hosts | wc -l', '', 'sh: beyond this simulated shell: unexpected |\n', 2],
    ['x=aaaa; while true; do x=$x$x; done', '', 'sh: beyond this simulated shell: so long a word\n', 2],
  ])('%s', (script, stdout, stderr, exitCode) => {
    expect(sh(script)).toEqual({ stdout, stderr, exitCode });
  });

  test('reads its script from its input', () => {
    expect(run(['sh'], 'echo hello\n').stdout).toBe('hello\n');
  });

  test.each([
    ['nginx:1.16', 'bash', 0],
    ['nginx:1.16', 'ash', 127],
    ['nginx:1.16-alpine', 'ash', 0],
    ['nginx:1.16-alpine', 'bash', 127],
  ])('in %s: %s exits with %i', (image, shell, exitCode) => {
    expect(running(web({ image })).run([shell, '-c', 'true']).exitCode).toBe(exitCode);
  });
});

describe('what a container is given', () => {
  const env = [
    { name: 'GREETING', value: 'hello $(NAME) $$(NAME) $(NOBODY)' },
    { name: 'COLOUR', valueFrom: { configMapKeyRef: { name: 'settings', key: 'colour' } } },
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'keys', key: 'password' } } },
    { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    { name: 'APP', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
    { name: 'LATE', value: '$(COLOUR)' },
  ];
  const container = {
    env: [{ name: 'NAME', value: 'world' }, ...env],
    envFrom: [{ prefix: 'CFG_', configMapRef: { name: 'settings' } }],
    resources: { limits: { memory: '64Mi' } },
    volumeMounts: [
      { name: 'settings', mountPath: '/etc/settings' },
      { name: 'settings', mountPath: '/app/app.conf', subPath: 'app.conf' },
      { name: 'keys', mountPath: '/keys' },
      { name: 'about', mountPath: '/about' },
      { name: 'scratch', mountPath: '/scratch' },
    ],
  };
  const volumes = [
    { name: 'settings', configMap: { name: 'settings' } },
    { name: 'keys', secret: { secretName: 'keys', items: [{ key: 'password', path: 'a/b' }] } },
    {
      name: 'about',
      downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] },
    },
    { name: 'scratch', emptyDir: {} },
  ];
  const spec = {
    volumes,
    securityContext: { runAsUser: 1000 },
    hostAliases: [{ ip: '1.2.3.4', hostnames: ['x'] }],
  };
  const given = running(web(container, spec));

  test.each([
    ['GREETING', 'hello world $(NAME) $(NOBODY)'],
    ['COLOUR', 'green'],
    ['PASSWORD', 'hunter2'],
    ['NODE', expect.stringMatching(/^node-\d$/)],
    ['APP', 'web'],
    ['MEMORY', '64'],
    ['LATE', 'green'],
    ['CFG_colour', 'green'],
    ['MY_DB_SERVICE_HOST', '10.96.0.77'],
    ['MY_DB_SERVICE_PORT_SQL', '5432'],
    ['MY_DB_PORT_5432_TCP', 'tcp://10.96.0.77:5432'],
    ['HOME', '/root'],
  ])('the variable %s', (name, value) => {
    expect(given.run(['printenv', name]).stdout.replace(/\n$/, '')).toEqual(value);
  });

  test.each([
    ['cat /etc/settings/colour', 'green'],
    ['cat /app/app.conf', 'debug=true\n'],
    ['cat /keys/a/b', 'hunter2'],
    ['cat /about/labels', 'app="web"'],
    ['ls /etc/settings', 'app.conf\ncolour\n'],
    ['ls /keys', 'a\n'],
    ['ls /scratch', ''],
    ['ls /etc', 'hostname\nhosts\nresolv.conf\nsettings\n'],
    [
      'cat /etc/resolv.conf',
      'search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
    ],
    ['cat /var/run/secrets/kubernetes.io/serviceaccount/namespace', 'default'],
  ])('%s', (line, stdout) => {
    expect(given.run(line.split(' '))).toEqual({ stdout, stderr: '', exitCode: 0 });
  });

  test('its address stands among the hosts', () => {
    const { podIP } = given.cluster.get('Pod', 'default', 'web').status;
    const { stdout } = given.run(['cat', '/etc/hosts']);
    expect(stdout).toContain(`\n${podIP}\tweb\n`);
    expect(stdout).toMatch(/\n# Entries added by HostAliases\.\n1\.2\.3\.4\tx\n$/);
  });

  test('its user is the one it runs as', () => {
    expect(given.run(['id', '-u']).stdout).toBe('1000\n');
    expect(given.run(['whoami'])).toMatchObject({ stderr: 'whoami: unknown uid 1000\n', exitCode: 1 });
  });
});

describe('a container in which nothing can be run', () => {
  test.each([['other', 'BadRequest', 'container other is not valid for pod web']])(
    '%s',
    (container, reason, message) => {
      expect(refusal(() => plain.exec('default', 'web', { container, command: ['ls'] }))).toMatchObject({
        reason,
        message,
      });
    },
  );

  test('nothing is no command', () => {
    expect(refusal(() => run([])).message).toBe('you must specify at least one command for the container');
  });

  test('a pod without a node', () => {
    const cluster = createCluster({ reconcilers: [], manifests: [web()] });
    expect(refusal(() => cluster.exec('default', 'web', { command: ['ls'] })).message).toBe(
      'pod web does not have a host assigned',
    );
  });

  test('a container that waits for its image', () => {
    const cluster = createCluster({ manifests: [web({ image: 'nginx:broken' })] });
    cluster.advance(1 * minutes);
    expect(refusal(() => cluster.exec('default', 'web', { command: ['ls'] }))).toMatchObject({
      reason: 'InternalError',
      message: 'container not found ("main")',
    });
  });

  test('a pod that is over', () => {
    const short = web({ image: 'busybox:1.37', command: ['true'] }, { restartPolicy: 'Never' });
    const cluster = createCluster({ manifests: [short] });
    until(
      cluster,
      'the pod is over',
      () => cluster.get('Pod', 'default', 'web').status.phase === 'Succeeded',
    );
    expect(refusal(() => cluster.exec('default', 'web', { command: ['ls'] })).message).toBe(
      'cannot exec into a container in a completed pod; current phase is Succeeded',
    );
  });

  test('a machine without its network', () => {
    const { cluster, run: ask } = running();
    const { nodeName = '' } = cluster.get('Pod', 'default', 'web').spec;
    cluster.fault({ type: 'node-down', node: nodeName });
    expect(refusal(() => ask(['ls'])).message).toMatch(
      /^error dialing backend: dial tcp 192\.168\.0\.\d+:10250: connect: no route to host$/,
    );
  });

  test("an image of Kubernetes' own holds no programs", () => {
    const [etcd] = plain.list('Pod', { namespace: 'kube-system', labelSelector: 'component=etcd' });
    const result = plain.exec('kube-system', etcd!.metadata.name, { command: ['ls'] });
    expect(result).toMatchObject({ exitCode: 127, stderr: expect.stringContaining('exec: "ls"') });
  });
});

test('the container is the first one, or the one that an annotation names', () => {
  const containers = [
    { name: 'one', image: 'nginx:1.16', env: [{ name: 'ME', value: 'one' }] },
    { name: 'two', image: 'redis:7', env: [{ name: 'ME', value: 'two' }] },
  ];
  const asked = (annotations: Record<string, string>, container?: string) => {
    const manifest = web({}, { containers });
    const { cluster } = running({ ...manifest, metadata: { ...manifest.metadata, annotations } });
    const options = { command: ['printenv', 'ME'], ...(container && { container }) };
    return cluster.exec('default', 'web', options).stdout;
  };
  expect(asked({})).toBe('one\n');
  expect(asked({ 'kubectl.kubernetes.io/default-container': 'two' })).toBe('two\n');
  expect(asked({}, 'two')).toBe('two\n');
});
