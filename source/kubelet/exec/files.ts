/** The files that can be seen in a container: what the kubelet puts there, and what its volumes hold. */
import type { Container, Pod } from '../../kubernetes/objects.ts';
import { compareText } from '../../lib/compare-text.ts';
import { own } from '../../lib/fields.ts';
import type { Reader } from '../../store/reading.ts';
import { hostnameOf } from './environment.ts';
import { type FilesByPath, volumeFiles } from './volumes.ts';

export interface Files {
  /** The text of a file; undefined where there is none of this name. */
  read(path: string): string | undefined;
  /** Names in a directory, sorted; undefined where there is none of this name. */
  list(path: string): readonly string[] | undefined;
}

/** Directories of every image. */
const directories = ['bin', 'dev', 'etc', 'home', 'proc', 'root', 'sys', 'tmp', 'usr', 'var'];

export function filesOf(read: Reader, pod: Pod, container: Container): Files {
  const texts: Record<string, string> = { ...systemFiles(read, pod) };
  const mounts: string[] = [];
  for (const { name, mountPath, subPath } of container.volumeMounts ?? []) {
    const volume = pod.spec.volumes?.find((each) => each.name === name);
    const place = normalised(mountPath);
    const files = volume === undefined ? {} : volumeFiles(read, pod, volume);
    const isFile = subPath !== undefined && own(files, subPath) !== undefined;
    if (!isFile) mounts.push(place);
    Object.assign(texts, isFile ? { [place]: files[subPath] } : mounted(files, place, subPath));
  }
  const known = [...directories.map((name) => `/${name}`), ...mounts];
  return {
    read: (path) => own(texts, normalised(path)),
    list: (path) => namesIn(normalised(path), Object.keys(texts), known),
  };
}

function mounted(files: FilesByPath, place: string, subPath = ''): FilesByPath {
  const start = subPath === '' ? '' : `${normalised(subPath).slice(1)}/`;
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(start))
      .map(([path, text]) => [`${place}/${path.slice(start.length)}`, text]),
  );
}

function namesIn(
  directory: string,
  files: readonly string[],
  known: readonly string[],
): readonly string[] | undefined {
  const start = directory === '/' ? '/' : `${directory}/`;
  const below = [...files, ...known].filter((path) => path.startsWith(start) && path !== start);
  if (below.length === 0 && directory !== '/' && !known.includes(directory)) return undefined;
  const names = below.map((path) => path.slice(start.length).split('/')[0]!);
  return [...new Set(names)].sort(compareText);
}

/** An absolute path without `.`, `..` and doubled slashes; relative ones start at the root, where every command does. */
export function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function systemFiles(read: Reader, pod: Pod): FilesByPath {
  return {
    '/etc/hostname': `${hostnameOf(pod)}\n`,
    '/etc/hosts': hostsFile(pod),
    '/etc/resolv.conf': resolvConf(read, pod),
  };
}

/** pkg/kubelet/kubelet_pods.go, managedHostsFileContent. */
function hostsFile(pod: Pod): string {
  const { hostname, subdomain, hostAliases = [] } = pod.spec;
  const name = hostname ?? pod.metadata.name;
  const domain = `${name}.${subdomain}.${pod.metadata.namespace}.svc.cluster.local`;
  const own = `${pod.status.podIP ?? ''}\t${subdomain ? `${domain}\t` : ''}${name}`;
  const aliases = hostAliases.map(({ ip, hostnames = [] }) => [ip, ...hostnames].join('\t'));
  return [
    '# Kubernetes-managed hosts file.',
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::0\tip6-localnet',
    'fe00::0\tip6-mcastprefix',
    'fe00::1\tip6-allnodes',
    'fe00::2\tip6-allrouters',
    own,
    ...(aliases.length > 0 ? ['', '# Entries added by HostAliases.', ...aliases] : []),
    '',
  ].join('\n');
}

/** By the pod's dnsPolicy and dnsConfig (pkg/kubelet/network/dns). */
function resolvConf(read: Reader, pod: Pod): string {
  const { dnsConfig = {}, dnsPolicy, hostNetwork } = pod.spec;
  const isOfCluster =
    dnsPolicy === 'ClusterFirstWithHostNet' ||
    (dnsPolicy !== 'Default' && dnsPolicy !== 'None' && hostNetwork !== true);
  const dns = read.get('Service', 'kube-system', 'kube-dns')?.spec.clusterIP ?? '10.96.0.10';
  const domain = 'svc.cluster.local';
  const searches = isOfCluster ? [`${pod.metadata.namespace}.${domain}`, domain, 'cluster.local'] : [];
  const servers = isOfCluster ? [dns] : dnsPolicy === 'None' ? [] : ['8.8.8.8'];
  const options = (dnsConfig.options ?? []).map(({ name, value }) => (value ? `${name}:${value}` : name));
  const allSearches = [...searches, ...(dnsConfig.searches ?? [])];
  const allOptions = [...(isOfCluster ? ['ndots:5'] : []), ...options];
  return [
    ...(allSearches.length > 0 ? [`search ${allSearches.join(' ')}`] : []),
    ...[...servers, ...(dnsConfig.nameservers ?? [])].map((address) => `nameserver ${address}`),
    ...(allOptions.length > 0 ? [`options ${allOptions.join(' ')}`] : []),
    '',
  ].join('\n');
}
