/**
 * Images that the registries of the simulated world have, and how they behave. A fixture's own descriptions win.
 * In texts of logs, `<date>` is the moment as date(1) prints it, `<time>` as `2026/01/01 00:00:00`, `<iso>` as RFC 3339,
 * `<hostname>` the pod's name.
 */
import type { ImageDescription, ImageLogLine } from '../kubernetes/cluster-document.ts';

/** A shell without a terminal reads the end of its input at once and exits. */
const shell = { runsFor: '0s', stopsAfter: 'never' } as const;

/** Node.js as process 1 has no handler for SIGTERM and waits to be killed. */
const nodeServer = { startup: '600ms', stopsAfter: 'never' } as const;

function says(...texts: readonly string[]): readonly ImageLogLine[] {
  return texts.map((text) => ({ text }));
}

const nginxNotices = [
  'using the "epoll" event method',
  'start worker processes',
  'start worker process 29',
  'start worker process 30',
].map((text) => `<time> [notice] 1#1: ${text}`);

const workloads: readonly ImageDescription[] = [
  {
    image: 'nginx',
    size: '67Mi',
    startup: '300ms',
    stopsAfter: '200ms',
    ports: [80],
    logs: [
      ...says(
        '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
        '/docker-entrypoint.sh: Configuration complete; ready for start up',
        ...nginxNotices,
      ),
      { text: '<time> [notice] 1#1: signal 3 (SIGQUIT) received, shutting down', onExit: true },
    ],
  },
  {
    image: 'httpd',
    size: '57Mi',
    startup: '400ms',
    stopsAfter: '1s',
    ports: [80],
    logs: says(
      "AH00558: httpd: Could not reliably determine the server's fully qualified domain name",
      "AH00094: Command line: 'httpd -D FOREGROUND'",
    ),
  },
  {
    image: 'redis',
    size: '49Mi',
    startup: '300ms',
    stopsAfter: '100ms',
    ports: [6379],
    logs: [
      ...says('* Redis is starting', '* Server initialized', '* Ready to accept connections tcp').map(
        (line) => ({
          text: `1:M <date> ${line.text}`,
        }),
      ),
      { text: '1:signal-handler Received SIGTERM scheduling shutdown...', onExit: true },
    ],
  },
  {
    image: 'mysql',
    size: '240Mi',
    startup: '8s',
    stopsAfter: '2s',
    ports: [3306],
    usage: { cpu: '8m', memory: '390Mi' },
  },
  { image: 'postgres', size: '160Mi', startup: '3s', stopsAfter: '1s', ports: [5432] },
  { image: 'mongo', size: '270Mi', startup: '2s', stopsAfter: '1s', ports: [27017] },
  { image: 'memcached', size: '32Mi', startup: '100ms', stopsAfter: '100ms', ports: [11211] },
  { image: 'busybox', size: '2Mi', ...shell },
  { image: 'alpine', size: '4Mi', ...shell },
  { image: 'ubuntu', size: '29Mi', ...shell },
  { image: 'debian', size: '48Mi', ...shell },
  { image: 'centos', size: '80Mi', ...shell },
  { image: 'alicek106/ubuntu', tags: ['curl', 'latest'], size: '85Mi', ...shell },
  { image: 'alicek106/ubuntu:14.04', size: '70Mi', ...shell },
  { image: 'alicek106/rr-test', tags: ['echo-hostname', 'latest'], size: '90Mi', startup: '2s', ports: [80] },
  {
    image: 'alicek106/composetest',
    tags: ['mysql', 'web', 'latest'],
    size: '110Mi',
    startup: '2s',
    ports: [80],
  },
  { image: 'han0495/flask-example-app', size: '55Mi', startup: '1s', stopsAfter: 'never', ports: [5000] },
  { image: 'happynut/sample-node-app', size: '95Mi', ...nodeServer, ports: [8080] },
  {
    image: 'gcr.io/google-samples/node-hello',
    size: '250Mi',
    ...nodeServer,
    ports: [8080],
    logs: says('Server running at http://0.0.0.0:8080/'),
  },
  { image: 'gcr.io/google-samples/hello-app', size: '6Mi', startup: '100ms', ports: [8080] },
  {
    image: 'luksa/kubia',
    size: '250Mi',
    ...nodeServer,
    ports: [8080],
    logs: says('Kubia server starting...'),
  },
  {
    image: 'luksa/kubia-unhealthy',
    size: '250Mi',
    ...nodeServer,
    ports: [8080],
    unhealthyAfterRequests: 5,
    logs: says('Kubia server starting...'),
  },
  { image: 'luksa/kubia-pet', size: '250Mi', ...nodeServer, ports: [8080] },
  { image: 'luksa/ssd-monitor', size: '2Mi', stopsAfter: 'never', logs: [{ text: 'SSD OK', every: '5s' }] },
  {
    image: 'luksa/batch-job',
    size: '3Mi',
    runsFor: '2m',
    stopsAfter: 'never',
    logs: [{ text: '<date> Batch job starting' }, { text: '<date> Finished succesfully', at: '2m' }],
  },
  { image: 'luksa/fortune', size: '45Mi', stopsAfter: 'never' },
  // Its /healthz answers 500 from ten seconds after the start on: after three probes of the documented period.
  { image: 'k8s.gcr.io/liveness', tags: ['latest'], size: '5Mi', ports: [8080], unhealthyAfterRequests: 3 },
  { image: 'registry.k8s.io/e2e-test-images/agnhost', size: '48Mi', ports: [8080], stopsAfter: 'never' },
  { image: 'curlimages/curl', size: '8Mi', runsFor: '0s', exitCode: 2 },
  { image: 'hello-world', size: '10Ki', runsFor: '0s', logs: says('Hello from Docker!') },
  { image: 'perl', size: '340Mi', runsFor: '0s' },
  { image: 'python', size: '390Mi', ...shell },
  { image: 'node', size: '390Mi', ...shell },
];

const system: readonly ImageDescription[] = [
  {
    image: 'registry.k8s.io/kube-apiserver',
    size: '28Mi',
    startup: '2s',
    ports: [6443],
    usage: { cpu: '45m', memory: '310Mi' },
  },
  {
    image: 'registry.k8s.io/kube-controller-manager',
    size: '22Mi',
    startup: '1s',
    ports: [10257],
    usage: { cpu: '16m', memory: '62Mi' },
  },
  {
    image: 'registry.k8s.io/kube-scheduler',
    size: '17Mi',
    startup: '1s',
    ports: [10259],
    usage: { cpu: '4m', memory: '28Mi' },
  },
  {
    image: 'registry.k8s.io/kube-proxy',
    size: '25Mi',
    startup: '500ms',
    ports: [10249, 10256],
    usage: { cpu: '1m', memory: '22Mi' },
  },
  {
    image: 'registry.k8s.io/etcd',
    size: '22Mi',
    startup: '1s',
    ports: [2379, 2381],
    usage: { cpu: '24m', memory: '58Mi' },
  },
  {
    image: 'registry.k8s.io/coredns/coredns',
    size: '22Mi',
    startup: '500ms',
    stopsAfter: '5s',
    ports: [53, 8080, 8181, 9153],
    usage: { cpu: '3m', memory: '19Mi' },
    logs: says('.:53', 'CoreDNS-1.13.1', 'linux/amd64, go1.25.2'),
  },
  { image: 'registry.k8s.io/pause', size: '300Ki', stopsAfter: '0s' },
];

export const builtInImages: readonly ImageDescription[] = [...workloads, ...system];
