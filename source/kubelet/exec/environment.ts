/** The environment variables of a container, in the order in which its runtime sets them (kubelet_pods.go, makeEnvironmentVariables). */
import type { Container, Pod, Service } from '../../kubernetes/objects.ts';
import { own } from '../../lib/fields.ts';
import type { Reader } from '../../store/reading.ts';
import { fieldOfPod, resourceOfContainer } from './references.ts';

export type Environment = Readonly<Record<string, string>>;

const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export function environmentOf(read: Reader, pod: Pod, container: Container): Environment {
  const services = serviceVariables(read, pod);
  const imported = importedVariables(read, pod, container);
  const named = namedVariables(read, pod, container, { ...services, ...imported });
  const missing = Object.fromEntries(
    Object.entries(services).filter(([name]) => !Object.hasOwn(named, name)),
  );
  return {
    PATH: searchPath,
    HOSTNAME: hostnameOf(pod),
    ...imported,
    ...named,
    ...missing,
    ...(named.HOME === undefined && { HOME: '/root' }),
  };
}

export function hostnameOf({ metadata, spec }: Pod): string {
  return spec.hostNetwork === true ? (spec.nodeName ?? metadata.name) : (spec.hostname ?? metadata.name);
}

function importedVariables(read: Reader, pod: Pod, { envFrom = [] }: Container): Environment {
  const variables: Record<string, string> = {};
  for (const { prefix = '', configMapRef, secretRef } of envFrom) {
    const data = {
      ...(configMapRef?.name && configMapData(read, pod, configMapRef.name)),
      ...(secretRef?.name && secretData(read, pod, secretRef.name)),
    };
    for (const [name, value] of Object.entries(data)) variables[`${prefix}${name}`] = value;
  }
  return variables;
}

/** A variable can speak of those before it: `$(NAME)`. */
function namedVariables(read: Reader, pod: Pod, container: Container, known: Environment): Environment {
  const variables: Record<string, string> = {};
  for (const { name, value, valueFrom } of container.env ?? []) {
    const text = valueFrom === undefined ? (value ?? '') : referredValue(read, pod, container, valueFrom);
    if (text === undefined) continue;
    variables[name] = valueFrom === undefined ? expanded(text, { ...known, ...variables }) : text;
  }
  return variables;
}

type ValueSource = NonNullable<NonNullable<Container['env']>[number]['valueFrom']>;

/** Undefined where an optional key is not there. */
function referredValue(
  read: Reader,
  pod: Pod,
  container: Container,
  { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef }: ValueSource,
): string | undefined {
  if (configMapKeyRef) return own(configMapData(read, pod, configMapKeyRef.name ?? ''), configMapKeyRef.key);
  if (secretKeyRef) return own(secretData(read, pod, secretKeyRef.name ?? ''), secretKeyRef.key);
  if (fieldRef) return fieldOfPod(pod, fieldRef.fieldPath);
  if (resourceFieldRef === undefined) return '';
  return resourceOfContainer(container, nodeOf(read, pod), resourceFieldRef);
}

function nodeOf(read: Reader, { spec }: Pod) {
  return spec.nodeName === undefined ? undefined : read.get('Node', undefined, spec.nodeName);
}

export function configMapData(read: Reader, { metadata }: Pod, name: string): Environment {
  const { data = {}, binaryData = {} } = read.get('ConfigMap', metadata.namespace, name) ?? {};
  return { ...data, ...decoded(binaryData) };
}

export function secretData(read: Reader, { metadata }: Pod, name: string): Environment {
  return decoded(read.get('Secret', metadata.namespace, name)?.data ?? {});
}

function decoded(data: Readonly<Record<string, string>>): Environment {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]),
  );
}

/** The API server's own service, and those of the pod's namespace that were there before the pod (pkg/kubelet/envvars). */
function serviceVariables(read: Reader, pod: Pod): Environment {
  const { namespace } = pod.metadata;
  const master = read.get('Service', 'default', 'kubernetes');
  const others = pod.spec.enableServiceLinks === false ? [] : read.list('Service', namespace);
  const isOlder = ({ metadata }: Service) => metadata.creationTimestamp <= pod.metadata.creationTimestamp;
  const services = [
    ...others.filter((each) => each !== master && isOlder(each)),
    ...(master ? [master] : []),
  ];
  return Object.assign({}, ...services.map(variablesOf)) as Environment;
}

function variablesOf({ metadata, spec }: Service): Environment {
  const { clusterIP, ports = [] } = spec;
  const [first] = ports;
  if (clusterIP === undefined || clusterIP === '' || clusterIP === 'None' || first === undefined) return {};
  const prefix = variableName(metadata.name);
  const variables: Record<string, string> = {
    [`${prefix}_SERVICE_HOST`]: clusterIP,
    [`${prefix}_SERVICE_PORT`]: String(first.port),
  };
  for (const { name, port } of ports) {
    if (name) variables[`${prefix}_SERVICE_PORT_${variableName(name)}`] = String(port);
  }
  for (const [index, { port, protocol = 'TCP' }] of ports.entries()) {
    const low = protocol.toLowerCase();
    const link = `${prefix}_PORT_${port}_${protocol}`;
    const url = `${low}://${clusterIP}:${port}`;
    if (index === 0) variables[`${prefix}_PORT`] = url;
    variables[link] = url;
    variables[`${link}_PROTO`] = low;
    variables[`${link}_PORT`] = String(port);
    variables[`${link}_ADDR`] = clusterIP;
  }
  return variables;
}

function variableName(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}

/** `$(NAME)` is put in, `$$(NAME)` stays as `$(NAME)`, unknown names stay as they are (third_party/forked/golang/expansion). */
export function expanded(text: string, variables: Environment): string {
  return text.replace(/\$\$|\$\(([^()]*)\)/g, (whole, name?: string) =>
    name === undefined ? '$' : (own(variables, name) ?? whole),
  );
}
