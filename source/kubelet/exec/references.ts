/** What a pod can be told about itself: fieldRef and resourceFieldRef (pkg/fieldpath, pkg/api/v1/resource). */
import type { Container, Node, Pod } from '../../kubernetes/objects.ts';
import { parseQuantity } from '../../kubernetes/quantities.ts';
import { compareText } from '../../lib/compare-text.ts';
import { own } from '../../lib/fields.ts';

/** The text of a field of the pod; empty where it is not known yet. */
export function fieldOfPod(pod: Pod, path: string): string {
  const { metadata, spec, status } = pod;
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (subscript !== null) {
    return own(metadata[subscript[1] as 'labels' | 'annotations'] ?? {}, subscript[2]!) ?? '';
  }
  switch (path) {
    case 'metadata.name':
      return metadata.name;
    case 'metadata.namespace':
      return metadata.namespace ?? '';
    case 'metadata.uid':
      return metadata.uid;
    case 'metadata.labels':
      return formatMap(metadata.labels);
    case 'metadata.annotations':
      return formatMap(metadata.annotations);
    case 'spec.nodeName':
      return spec.nodeName ?? '';
    case 'spec.serviceAccountName':
      return spec.serviceAccountName ?? '';
    case 'status.hostIP':
    case 'status.hostIPs':
      return status.hostIP ?? '';
    case 'status.podIP':
    case 'status.podIPs':
      return status.podIP ?? '';
    default:
      return '';
  }
}

interface ResourceReference {
  readonly resource: string;
  readonly divisor?: string | number | undefined;
}

/** An amount in units of the divisor, rounded up; a limit that is not set is what the node has to give. */
export function resourceOfContainer(
  container: Container,
  node: Node | undefined,
  { resource, divisor }: ResourceReference,
): string {
  const [part = '', ...rest] = resource.split('.');
  const name = rest.join('.');
  const amounts = (container.resources?.[part as 'limits' | 'requests'] ?? {}) as Readonly<
    Record<string, string | number>
  >;
  const fallback = part === 'limits' ? own(node?.status.allocatable ?? {}, name) : undefined;
  const amount = parseQuantity(own(amounts, name) ?? fallback ?? '0') ?? 0;
  const unit = parseQuantity(divisor ?? '1') || 1;
  return String(Math.ceil(amount / unit));
}

/** One line a key, values quoted as Go quotes them. */
function formatMap(map: Readonly<Record<string, string>> = {}): string {
  return Object.entries(map)
    .sort(([one], [other]) => compareText(one, other))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join('\n');
}
