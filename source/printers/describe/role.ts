/** Roles of a namespace and of the whole cluster: what they allow, a line for each resource. */
import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { compareText } from '../../lib/compare-text.ts';
import { annotationsField, bracketed, field, type Lines, labelsField, section, underlined } from './lines.ts';

type Role = ObjectOfKind['Role'] | ObjectOfKind['ClusterRole'];
type PolicyRule = NonNullable<Role['rules']>[number];

/** A rule about one thing. */
interface SimpleRule {
  readonly group?: string;
  readonly resource?: string;
  readonly name?: string;
  readonly url?: string;
  readonly verbs: Lines;
}

export function describeRole(role: Role): Lines {
  const rows = simplified(role.rules ?? []).map((rule) => [
    resourceText(rule),
    list(rule.url),
    list(rule.name),
    bracketed(rule.verbs),
  ]);
  const { name, labels, annotations } = role.metadata;
  return [
    field('Name', name),
    ...labelsField('Labels', labels),
    ...annotationsField('Annotations', annotations),
    ...section('PolicyRule', underlined(['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs'], rows)),
  ];
}

/** One rule a resource, with all that is allowed there; sorted by verbs, as kubectl does. */
function simplified(rules: readonly PolicyRule[]): readonly SimpleRule[] {
  const merged = new Map<string, SimpleRule>();
  for (const { verbs, ...what } of rules.flatMap(apart)) {
    // What is no resource stays apart, verb by verb.
    const key = JSON.stringify(what.url === undefined ? what : { ...what, verbs });
    const before = merged.get(key)?.verbs ?? [];
    merged.set(key, { ...what, verbs: [...new Set([...before, ...verbs])] });
  }
  return [...merged.values()].sort((one, other) => compareText(sortKey(one), sortKey(other)));
}

function apart({
  apiGroups = [],
  resources = [],
  resourceNames = [],
  nonResourceURLs = [],
  verbs,
}: PolicyRule) {
  const names = resourceNames.length === 0 ? [undefined] : resourceNames;
  const simple: SimpleRule[] = [];
  for (const verb of verbs) {
    for (const url of nonResourceURLs) simple.push({ url, verbs: [verb] });
    for (const group of apiGroups)
      for (const resource of resources)
        for (const name of names) simple.push({ group, resource, name, verbs: [verb] });
  }
  return simple;
}

function sortKey({ verbs, group, resource, name, url }: SimpleRule): string {
  return [bracketed(verbs), list(group), list(resource), list(name), list(url)].join();
}

/** `deployments.apps/scale` */
function resourceText({ group, resource = '' }: SimpleRule): string {
  const [kind = '', ...rest] = resource.split('/');
  return [group ? `${kind}.${group}` : kind, ...rest].join('/');
}

function list(text: string | undefined): string {
  return bracketed(text === undefined ? [] : [text]);
}
