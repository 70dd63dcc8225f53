/** Which form of an answer a client wants, by its Accept header (apiserver, endpoints/handlers/negotiation). */

export type Form =
  | { readonly type: 'object' }
  /** meta.k8s.io/v1 Table: the columns that `kubectl get` shows. */
  | { readonly type: 'table' }
  /** Metadata alone. */
  | { readonly type: 'metadata' }
  /** apidiscovery.k8s.io: everything in one answer. */
  | { readonly type: 'aggregated-discovery'; readonly version: 'v2' | 'v2beta1' };

export interface Negotiated {
  readonly form: Form;
  /** Answers are always JSON; YAML only where a client takes nothing else. */
  readonly mediaType: 'application/json' | 'application/yaml';
}

interface Accepted {
  readonly mediaType: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly quality: number;
}

const jsonTypes = ['application/json', 'application/*', '*/*'];
const yamlTypes = ['application/yaml', 'application/x-yaml', 'text/yaml'];

/** Undefined where nothing that the client takes can be made (406). */
export function negotiate(accept: string | undefined): Negotiated | undefined {
  for (const accepted of parseAccept(accept ?? '*/*')) {
    const form = formOf(accepted.parameters);
    if (form === undefined) continue;
    if (jsonTypes.includes(accepted.mediaType)) return { form, mediaType: 'application/json' };
    if (yamlTypes.includes(accepted.mediaType)) return { form, mediaType: 'application/yaml' };
  }
  return undefined;
}

function formOf(parameters: ReadonlyMap<string, string>): Form | undefined {
  const as = parameters.get('as');
  const [group, version] = [parameters.get('g'), parameters.get('v')];
  if (as === undefined) return { type: 'object' };
  if (as === 'Table' && group === 'meta.k8s.io' && version === 'v1') return { type: 'table' };
  if (/^PartialObjectMetadata(List)?$/.test(as) && group === 'meta.k8s.io' && version === 'v1') {
    return { type: 'metadata' };
  }
  if (
    as === 'APIGroupDiscoveryList' &&
    group === 'apidiscovery.k8s.io' &&
    (version === 'v2' || version === 'v2beta1')
  ) {
    return { type: 'aggregated-discovery', version };
  }
  return undefined;
}

function parseAccept(header: string): readonly Accepted[] {
  const entries = header.split(',').map((entry): Accepted => {
    const [mediaType = '', ...pairs] = entry.split(';').map((part) => part.trim());
    const parameters = new Map(
      pairs.map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), pair.slice(at + 1)] as const;
      }),
    );
    return { mediaType: mediaType.toLowerCase(), parameters, quality: Number(parameters.get('q') ?? 1) };
  });
  return entries.toSorted((one, other) => other.quality - one.quality);
}
