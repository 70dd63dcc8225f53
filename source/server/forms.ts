/** Answers in the form that a client asked for: objects, tables, metadata alone. */
import type { Bookmark, Page } from '../cluster/cluster.ts';
import type { AnyObject, KubeObject } from '../kubernetes/objects.ts';
import { badRequest } from '../kubernetes/status-error.ts';
import { type ServerTable, serverTable, type TableMetadata } from '../printers/server-table.ts';
import { type Call, shown } from './call.ts';
import { bareText, JsonText, metadataText, objectText } from './json-text.ts';
import { type Form, negotiate } from './negotiation.ts';
import { notAcceptable } from './refusals.ts';
import type { Answer, Exchange } from './server.ts';

export function answerObject(call: Call, object: AnyObject, code = 200): Answer {
  const form = formFor(call.exchange);
  return { code, body: new JsonText(textOf(call, form, object)) };
}

export function answerList(call: Call, page: Page): Answer {
  const { items, resourceVersion, continue: mark, remainingItemCount } = page;
  const metadata = {
    resourceVersion,
    ...(mark !== undefined && { continue: mark }),
    ...(remainingItemCount !== undefined && { remainingItemCount }),
  };
  return { code: 200, body: new JsonText(listText(call, items, metadata)) };
}

function listText(call: Call, items: readonly AnyObject[], metadata: TableMetadata): string {
  const { kind, apiVersion } = call.info;
  const form = formFor(call.exchange);
  if (form.type === 'table') return tableText(call, items, metadata);
  if (form.type === 'metadata') {
    return wholeList('PartialObjectMetadataList', 'meta.k8s.io/v1', metadata, items.map(metadataText));
  }
  const texts = items.map((item) => bareText(shown(call, item)));
  return wholeList(`${kind}List`, apiVersion, metadata, texts);
}

function wholeList(kind: string, apiVersion: string, metadata: object, items: readonly string[]): string {
  const head = JSON.stringify({ kind, apiVersion, metadata });
  return `${head.slice(0, -1)},"items":[${items.join(',')}]}`;
}

/** One object: the answer to a request, or what a watch tells. `isFirst`: a table says what its columns are. */
export function textOf(call: Call, form: Form, object: AnyObject, isFirst = true): string {
  if (form.type === 'metadata') return metadataText(object);
  if (form.type !== 'table') return objectText(shown(call, object));
  return tableText(call, [object], { resourceVersion: object.metadata.resourceVersion }, isFirst);
}

/** A bookmark has the form of what it stands among. */
export function bookmarkText({ info }: Call, form: Form, { kind, metadata }: Bookmark): string {
  if (form.type === 'table') {
    const { resourceVersion } = metadata;
    return JSON.stringify({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion },
      rows: [],
    });
  }
  const type =
    form.type === 'metadata'
      ? { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1' }
      : { kind, apiVersion: info.apiVersion };
  return JSON.stringify({ ...type, metadata: { creationTimestamp: null, ...metadata } });
}

/** Throws NotAcceptable. */
export function formFor({ headers }: Pick<Exchange, 'headers'>): Form {
  const form = negotiate(headers.accept)?.form;
  if (form !== undefined && form.type !== 'aggregated-discovery') return form;
  throw notAcceptable([
    'application/json',
    'application/yaml',
    'application/json;as=Table;v=v1;g=meta.k8s.io',
    'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
  ]);
}

/** The cells are made anew, as ages grow; what each row carries of its object is not. */
function tableText(
  call: Call,
  objects: readonly AnyObject[],
  metadata: TableMetadata,
  isFirst = true,
): string {
  const { cluster } = call.context;
  const include = inclusion(call.exchange.query.get('includeObject'));
  const { now, read } = cluster;
  const { rows, ...table } = serverTable(call.info.kind, objects, {
    now,
    read,
    metadata,
    includeObject: 'None',
  });
  const head = JSON.stringify(isFirst ? table : { ...table, columnDefinitions: null });
  const texts = rows.map((row, index) => rowText(row, included(call, include, objects[index]!)));
  return `${head.slice(0, -1)},"rows":[${texts.join(',')}]}`;
}

function rowText({ cells, conditions }: ServerTable['rows'][number], object: string): string {
  const more = conditions === undefined ? '' : `"conditions":${JSON.stringify(conditions)},`;
  return `{"cells":${JSON.stringify(cells)},${more}"object":${object}}`;
}

type Inclusion = 'None' | 'Metadata' | 'Object';

function inclusion(text: string | null): Inclusion {
  if (!text) return 'Metadata';
  if (text === 'None' || text === 'Metadata' || text === 'Object') return text;
  throw badRequest(`unrecognized includeObject value: ${JSON.stringify(text)}`);
}

function included(call: Call, wanted: Inclusion, object: AnyObject): string {
  if (wanted === 'None') return 'null';
  return wanted === 'Object' ? objectText(shown(call, object)) : metadataText(object as KubeObject);
}
