/** What Go's types hold by value is there, empty, even where nobody set it; so nobody owns its being there. */
const byValue: ReadonlySet<string> = new Set([
  'metadata',
  'spec',
  'status',
  'template',
  'jobTemplate',
  'strategy',
  'updateStrategy',
  'containers',
  'resources',
  'loadBalancer',
  'scaleTargetRef',
  'source',
  'nodeInfo',
  'daemonEndpoints',
  'kubeletEndpoint',
]);

const lists: ReadonlySet<string> = new Set(['containers']);

/** The empty value of such a field, undefined of any other. */
export function emptyValueOf(field: string): object | undefined {
  if (!byValue.has(field)) return undefined;
  return lists.has(field) ? emptyList : emptyStruct;
}

const emptyStruct = Object.freeze({});
const emptyList = Object.freeze([]);
