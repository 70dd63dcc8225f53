import { expect } from 'vitest';
import { created } from './tables.ts';

const container = 'spec.containers.0';
const at = 'spec.containers[0]';
const range = 'must be between 1 and 65535, inclusive';
const ids = 'must be between 0 and 2147483647, inclusive';
const oneHandler = 'may not specify more than 1 handler type';
const always = { name: 'side', image: 'side:1', restartPolicy: 'Always' };
const setup = { name: 'setup', image: 'setup:1' };
const probe = { tcpSocket: { port: 80 } };
const notPassing = 'may not be set for init containers without restartPolicy=Always';

created('Pod', [
  [
    'with blanks around its image',
    { [`${container}.image`]: ' nginx' },
    `${at}.image: Invalid value: " nginx": must not have leading or trailing whitespace`,
  ],
  [
    'whose last words are lost',
    { [`${container}.terminationMessagePolicy`]: 'Log' },
    `${at}.terminationMessagePolicy: Unsupported value: "Log": supported values: "File", "FallbackToLogsOnError"`,
  ],
  [
    'with two ports of one name',
    {
      [`${container}.ports`]: [
        { containerPort: 80, name: 'http' },
        { containerPort: 81, name: 'http' },
      ],
    },
    `${at}.ports[1].name: Duplicate value: "http"`,
  ],
  [
    'that takes a port of the host twice',
    {
      [`${container}.ports`]: [
        { containerPort: 80, hostPort: 8080 },
        { containerPort: 81, hostPort: 8080 },
        { containerPort: 82, hostPort: 8080, protocol: 'UDP' },
      ],
    },
    `${at}.ports[1].hostPort: Duplicate value: "TCP//8080"`,
  ],
  [
    'with a port of the host that is none',
    { [`${container}.ports`]: [{ containerPort: 80, hostPort: 70_000 }] },
    `${at}.ports[0].hostPort: Invalid value: 70000: ${range}`,
  ],
  [
    'whose init container takes the name of another',
    { 'spec.initContainers': [{ ...setup, name: 'main' }] },
    'spec.initContainers[0].name: Duplicate value: "main"',
  ],
  ['whose sidecar is probed is valid', { 'spec.initContainers': [{ ...always, readinessProbe: probe }] }],
  [
    'whose init container is probed and has hooks',
    {
      'spec.initContainers': [
        {
          ...setup,
          lifecycle: { preStop: { exec: { command: ['x'] } } },
          livenessProbe: probe,
          readinessProbe: probe,
          startupProbe: probe,
        },
      ],
    },
    ...['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'].map(
      (name) => `spec.initContainers[0].${name}: Forbidden: ${notPassing}`,
    ),
  ],
  [
    'whose init container restarts sometimes',
    { 'spec.initContainers': [{ ...setup, restartPolicy: 'Sometimes' }] },
    'spec.initContainers[0].restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "Never", "OnFailure"',
  ],
  [
    'with rules for restarts and no policy',
    { [`${container}.restartPolicyRules`]: [{ action: 'Restart', exitCodes: { operator: 'In' } }] },
    `${at}.restartPolicy: Required value: must specify restartPolicy when restart rules are used`,
  ],
]);

created('Pod', [
  [
    'probed in two ways',
    { [`${container}.livenessProbe`]: { exec: { command: ['x'] }, httpGet: { port: 80 } } },
    `${at}.livenessProbe.httpGet: Forbidden: ${oneHandler}`,
  ],
  [
    'probed with no command',
    { [`${container}.startupProbe`]: { exec: {} } },
    `${at}.startupProbe.exec.command: Required value`,
  ],
  [
    'probed at no port, by no known scheme, with no header',
    {
      [`${container}.readinessProbe`]: {
        httpGet: { port: 0, scheme: 'FTP', httpHeaders: [{ name: 'X Y', value: 'z' }] },
      },
    },
    `${at}.readinessProbe.httpGet.port: Invalid value: 0: ${range}`,
    `${at}.readinessProbe.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS"`,
    `${at}.readinessProbe.httpGet.httpHeaders: Invalid value: "X Y": a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')`,
  ],
  [
    'probed at a port of a bad name',
    { [`${container}.readinessProbe`]: { tcpSocket: { port: '80' } } },
    `${at}.readinessProbe.tcpSocket.port: Invalid value: "80": must contain at least one letter (a-z)`,
  ],
  [
    'probed by gRPC out of range',
    { [`${container}.livenessProbe`]: { grpc: { port: 70_000 } } },
    `${at}.livenessProbe.grpc.port: Invalid value: 70000: ${range}`,
  ],
  [
    'probed with negative figures',
    {
      [`${container}.livenessProbe`]: {
        ...probe,
        initialDelaySeconds: -1,
        periodSeconds: -2,
        terminationGracePeriodSeconds: 0,
      },
    },
    `${at}.livenessProbe.initialDelaySeconds: Invalid value: -1: must be greater than or equal to 0`,
    `${at}.livenessProbe.periodSeconds: Invalid value: -2: must be greater than or equal to 0`,
    `${at}.livenessProbe.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0`,
  ],
  [
    'given time to end by what ends nothing',
    { [`${container}.readinessProbe`]: { ...probe, terminationGracePeriodSeconds: 5 } },
    `${at}.readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes`,
  ],
  [
    'whose hook does nothing',
    { [`${container}.lifecycle`]: { postStart: {} } },
    `${at}.lifecycle.postStart: Required value: must specify a handler type`,
  ],
  [
    'that sleeps longer than it has',
    {
      'spec.terminationGracePeriodSeconds': 10,
      [`${container}.lifecycle`]: { preStop: { sleep: { seconds: 11 } } },
    },
    `${at}.lifecycle.preStop.sleep: Invalid value: 11: must be non-negative and less than terminationGracePeriodSeconds (10)`,
  ],
]);

const source = `${at}.env[0].valueFrom`;
const from = (valueFrom: object, value?: string) => ({
  [`${container}.env`]: [{ name: 'A', valueFrom, ...(value !== undefined && { value }) }],
});

created('Pod', [
  [
    'with a variable of no name',
    { [`${container}.env`]: [{ value: 'x' }] },
    `${at}.env[0].name: Required value`,
  ],
  [
    'with a variable of a name that can not be set',
    { [`${container}.env`]: [{ name: 'A=B' }] },
    `${at}.env[0].name: Invalid value: "A=B": a valid environment variable name must consist only of printable ASCII characters other than '='`,
  ],
  [
    'with a value from nowhere',
    from({}),
    `${source}: Invalid value: "": must specify one of: \`fieldRef\`, \`resourceFieldRef\`, \`configMapKeyRef\`, \`secretKeyRef\` or \`fileKeyRef\``,
  ],
  [
    'with a value and a source',
    from({ fieldRef: { fieldPath: 'metadata.name' } }, 'x'),
    `${source}: Invalid value: "": may not be specified when \`value\` is not empty`,
  ],
  [
    'with two sources',
    from({ fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 's', key: 'k' } }),
    `${source}: Invalid value: "": may not have more than one field specified at a time`,
  ],
  ['with a label as value is valid', from({ fieldRef: { fieldPath: "metadata.labels['app']" } })],
  [
    'with a field that there is not',
    from({ fieldRef: { fieldPath: 'spec.nothing' } }),
    `${source}.fieldRef.fieldPath: Invalid value: "spec.nothing": error converting fieldPath: field label not supported: spec.nothing`,
  ],
  [
    'with a field that is no text',
    from({ fieldRef: { fieldPath: 'metadata.labels' } }),
    `${source}.fieldRef.fieldPath: Unsupported value: "metadata.labels": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"`,
  ],
  [
    'with a resource that there is not, in strange units',
    from({ resourceFieldRef: { resource: 'limits.gpu' } }),
    `${source}.resourceFieldRef.resource: Unsupported value: "limits.gpu": supported values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"`,
  ],
  [
    'with cores in kilobytes',
    from({ resourceFieldRef: { resource: 'limits.cpu', divisor: '1Ki' } }),
    `${source}.resourceFieldRef.divisor: Invalid value: "1Ki": only divisor's values 1m and 1 are supported with the cpu resource`,
  ],
  [
    'with all of nothing',
    { [`${container}.envFrom`]: [{ prefix: 'P_' }] },
    `${at}.envFrom: Invalid value: "": must specify one of: \`configMapRef\` or \`secretRef\``,
  ],
  [
    'with all of something unnamed',
    { [`${container}.envFrom`]: [{ secretRef: {} }] },
    `${at}.envFrom[0].secretRef.name: Required value`,
  ],
]);

const resources = (limits: object, requests: object = {}) => ({
  [`${container}.resources`]: { limits, requests },
});

created('Pod', [
  ['with a device is valid', resources({ 'example.com/gpu': '1' }, { 'example.com/gpu': '1' })],
  [
    'with half a device',
    resources({ 'example.com/gpu': '500m' }, { 'example.com/gpu': '500m' }),
    `${at}.resources.limits[example.com/gpu]: Invalid value: "500m": must be an integer`,
    `${at}.resources.requests[example.com/gpu]: Invalid value: "500m": must be an integer`,
  ],
  [
    'with more of a device than it needs',
    resources({ 'example.com/gpu': '2' }, { 'example.com/gpu': '1' }),
    `${at}.resources.requests: Invalid value: "1": must be equal to example.com/gpu limit of 2`,
  ],
  [
    'with a resource of no kind',
    resources({ cores: '2' }),
    ...['limits', 'requests'].flatMap((side) =>
      [
        'must be a standard resource type or fully qualified',
        'must be a standard resource for containers',
      ].map((rule) => `${at}.resources.${side}[cores]: Invalid value: "cores": ${rule}`),
    ),
  ],
  [
    'with huge pages alone',
    resources({ 'hugepages-2Mi': '4Mi' }),
    `${at}.resources: Forbidden: HugePages require cpu or memory`,
  ],
  [
    'with less than nothing',
    resources({}, { cpu: '-1' }),
    `${at}.resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0`,
  ],
  [
    'that takes less than nothing beside its containers',
    { 'spec.overhead': { cpu: '-1' } },
    'spec.overhead.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0',
  ],
]);

created('Pod', [
  [
    'run by nobody',
    { [`${container}.securityContext`]: { runAsUser: -1, runAsGroup: 3_000_000_000 } },
    `${at}.securityContext.runAsUser: Invalid value: -1: ${ids}`,
    `${at}.securityContext.runAsGroup: Invalid value: 3000000000: ${ids}`,
  ],
  [
    'with all rights and no more',
    { [`${container}.securityContext`]: { privileged: true, allowPrivilegeEscalation: false } },
    `${at}.securityContext: Invalid value: {"privileged":true,"allowPrivilegeEscalation":false}: cannot set \`allowPrivilegeEscalation\` to false and \`privileged\` to true`,
  ],
  [
    'with a profile of the node that has no name',
    { 'spec.securityContext': { seccompProfile: { type: 'Localhost' } } },
    'spec.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost',
  ],
  [
    'with a profile of no kind',
    { 'spec.securityContext': { seccompProfile: { type: 'Odd' }, fsGroup: -2 } },
    `spec.securityContext.fsGroup: Invalid value: -2: ${ids}`,
    'spec.securityContext.seccompProfile.type: Unsupported value: "Odd": supported values: "Localhost", "RuntimeDefault", "Unconfined"',
  ],
  [
    'with settings of the kernel',
    {
      'spec.hostNetwork': true,
      'spec.securityContext': {
        sysctls: [
          { name: 'net.core.somaxconn', value: '1' },
          { name: 'A b' },
          { name: 'a.b' },
          { name: 'a.b' },
        ],
      },
    },
    'spec.securityContext.sysctls[0].name: Invalid value: "net.core.somaxconn": may not be specified when \'hostNetwork\' is true',
    expect.stringMatching(
      /^spec\.securityContext\.sysctls\[1\]\.name: Invalid value: "A b": must have at most 253 characters and match regex /,
    ),
    'spec.securityContext.sysctls[3].name: Duplicate value: "a.b"',
  ],
  [
    'with users of its own on the network of its host',
    { 'spec.hostUsers': false, 'spec.hostNetwork': true },
    'spec.hostNetwork: Forbidden: when `hostUsers` is false',
  ],
]);
