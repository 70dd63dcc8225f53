/** Defaults of a container (pkg/apis/core/v1/defaults.go: SetDefaults_Container, SetDefaults_Probe, ...). */
import {
  all,
  type Defaulter,
  eachOf,
  type Fields,
  fill,
  fillEmpty,
  isAbsent,
  isFields,
  when,
  within,
} from './fill.ts';
import { textQuantities } from './quantities.ts';

/** What an environment variable or a file of the downward API takes its value from. */
export const reference: Defaulter = all(
  within('fieldRef', fillEmpty({ apiVersion: 'v1' })),
  within('resourceFieldRef', fill({ divisor: '0' })),
);

const httpGet = within('httpGet', fillEmpty({ path: '/', scheme: 'HTTP' }));

const probe = all(
  fillEmpty({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }),
  httpGet,
  within('grpc', fill({ service: '' })),
);

/** Containers, init containers and ephemeral ones alike. */
export const container: Defaulter = all(
  fillEmpty({ terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' }),
  when(
    ({ imagePullPolicy, image }) => !imagePullPolicy && typeof image === 'string',
    (fields) => ({ ...fields, imagePullPolicy: defaultPullPolicy(String(fields.image)) }),
  ),
  fill({ resources: {} }),
  within('resources', within('limits', textQuantities), within('requests', textQuantities)),
  eachOf('ports', fillEmpty({ protocol: 'TCP' })),
  eachOf('env', within('valueFrom', reference)),
  within('livenessProbe', probe),
  within('readinessProbe', probe),
  within('startupProbe', probe),
  within('lifecycle', within('postStart', httpGet), within('preStop', httpGet)),
);

/** A limit is also the request, where a container says nothing else. For pods, not for templates. */
export const requestsFromLimits: Defaulter = within(
  'resources',
  when(
    (resources) => isFields(resources.limits),
    (resources) => {
      const requests = isFields(resources.requests) ? resources.requests : {};
      const filled = fill(resources.limits as Fields)(requests);
      return filled === requests ? resources : { ...resources, requests: filled };
    },
  ),
);

/** On the host's network a container port is taken on the host as well. For pods, not for templates. */
export const hostPorts: Defaulter = eachOf(
  'ports',
  when(
    (port) => isAbsent(port.hostPort) || port.hostPort === 0,
    (port) => (port.containerPort === undefined ? port : { ...port, hostPort: port.containerPort }),
  ),
);

/** `Always` for the tag `latest`, said or implied; a fixed tag or digest need not be pulled again. */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  const [name = '', digest] = image.split('@', 2);
  const tag = /:([^/:]*)$/.exec(name)?.[1];
  if (tag === undefined) return digest === undefined ? 'Always' : 'IfNotPresent';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}
