/** `get --raw`: paths of the API that can be answered without the server. */
import { allKinds, apiVersionOf, kinds } from '../kubernetes/kinds.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { kubernetesVersion } from '../kubernetes/version.ts';
import { cleanText } from '../lib/clean-text.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { textFlag } from './flags.ts';

export function rawLines(invocation: Invocation): string[] {
  const { flags, operands } = invocation.arguments;
  const path = textFlag(flags, 'raw') ?? '';
  if (operands.length > 0) throw new KubectlError('arguments may not be passed when --raw is specified');
  if (!path.startsWith('/')) {
    const quoted = JSON.stringify(path);
    throw new KubectlError(`--raw must be a valid URL path: parse ${quoted}: invalid URI for request`);
  }
  const [bare = ''] = path.split('?');
  if (['/healthz', '/livez', '/readyz'].includes(bare)) return ['ok'];
  if (bare === '/version') return [JSON.stringify({ gitVersion: kubernetesVersion })];
  return [cleanText(JSON.stringify(objectsAt(invocation, bare)))];
}

const pathForm =
  /^\/(?:api|apis\/(?<group>[^/]+))\/(?<version>[^/]+)(?:\/namespaces\/(?<namespace>[^/]+)(?=\/))?\/(?<plural>[^/]+)(?:\/(?<name>[^/]+))?\/?$/;

/** One object or a list of them. */
function objectsAt({ cluster }: Invocation, path: string): object {
  const { group = '', version, namespace, plural, name } = pathForm.exec(path)?.groups ?? {};
  const kind = allKinds.find(
    (each) => kinds[each].plural === plural && kinds[each].group === group && kinds[each].version === version,
  );
  if (kind === undefined) {
    throw new StatusError('NotFound', 'the server could not find the requested resource');
  }
  if (name !== undefined) return cluster.get(kind, namespace, name);
  const { items, resourceVersion } = cluster.page(kind, namespace === undefined ? {} : { namespace });
  return { kind: `${kind}List`, apiVersion: apiVersionOf(kind), metadata: { resourceVersion }, items };
}
