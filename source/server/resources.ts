/** Reading and writing the objects of every kind: one handler a verb. */
import { type Kind, kinds } from '../kubernetes/kinds.ts';
import type { AnyObject, Manifest } from '../kubernetes/objects.ts';
import { badRequest } from '../kubernetes/status-error.ts';
import { isFields } from '../lib/fields.ts';
import { objectIn } from './body.ts';
import { bodyOf, type Call, causeOf, checkIdentity, manifestOf, nameIn, optionsOf } from './call.ts';
import { answerList, answerObject } from './forms.ts';
import { checkVerb, partsOf } from './parts.ts';
import { isApply, patchIn } from './patches.ts';
import { checkPatchOptions, type DeleteQuery, deleteOptions, listOptions, pageOptions } from './queries.ts';
import { noSuchPath } from './refusals.ts';
import type { RequestInfo, Verb } from './request-info.ts';
import type { Answer, Handler } from './server.ts';
import { answerPart } from './subresources.ts';
import { streamWatch } from './watch.ts';

/** Throws NotFound where the kind has no such part, MethodNotAllowed where the method means nothing there. */
export function resourceHandler(info: RequestInfo): Handler {
  const { kind, subresource } = info;
  const isThere = subresource === undefined || partsOf(kind).some(({ name }) => name === subresource);
  if (!isThere || (info.rest !== undefined && subresource !== 'proxy')) throw noSuchPath();
  checkVerb(info);
  return (exchange, context) => {
    const warnings: string[] = [];
    const call = { info, exchange, context, warnings };
    const isWhole = subresource === undefined || subresource === 'status';
    const answer = isWhole ? handlers[info.verb](call) : answerPart(call);
    return warnings.length > 0 && answer !== undefined ? { ...answer, warnings } : answer;
  };
}

const handlers: Readonly<Record<Verb, (call: Call) => Answer | undefined>> = {
  get(call) {
    const { kind, namespace } = call.info;
    return answerObject(call, call.context.cluster.get(kind, namespace, nameIn(call)));
  },
  list(call) {
    const { info, exchange, context } = call;
    return answerList(call, context.cluster.page(info.kind, pageOptions(info, exchange.query)));
  },
  watch: streamWatch,
  create(call) {
    const { info, context } = call;
    const manifest = manifestOf(call);
    checkNamespace(manifest, info.namespace);
    const { name, generateName } = isFields(manifest.metadata) ? manifest.metadata : {};
    const options = optionsOf(call, String(name || generateName || ''));
    const created = context.cluster.create(manifest, {
      ...options,
      ...(info.namespace !== undefined && { namespace: info.namespace }),
    });
    return answerObject(call, created, 201);
  },
  update(call) {
    const { info, context } = call;
    const manifest = manifestOf(call);
    checkIdentity(manifest, info);
    const { namespace } = info;
    const placed = { ...manifest, metadata: { ...manifest.metadata, ...(namespace && { namespace }) } };
    return answerObject(call, context.cluster.update(placed, { ...optionsOf(call), ...partIn(info) }));
  },
  patch(call) {
    const { info, exchange, context } = call;
    const { kind, namespace } = info;
    const name = nameIn(call);
    checkPatchOptions(exchange.query, isApply(exchange));
    const patch = patchIn(call);
    const isThere = context.cluster.read.get<Kind>(kind, namespace, name) !== undefined;
    const options = { ...optionsOf(call), ...partIn(info), apiVersion: info.apiVersion };
    const patched = context.cluster.patch<Kind>(kind, namespace, name, patch, options);
    return answerObject(call, patched, isThere ? 200 : 201);
  },
  delete(call) {
    const { info, context } = call;
    const options = deletionOf(call);
    const deleted = context.cluster.delete(info.kind, info.namespace, nameIn(call), options);
    return answerDeleted(call, deleted, options);
  },
  deletecollection(call) {
    const { info, exchange, context } = call;
    const { cluster } = context;
    const deleted = cluster.deleteCollection(info.kind, listOptions(info, exchange.query), deletionOf(call));
    return answerList(call, { items: deleted, resourceVersion: String(cluster.revision) });
  },
};

function partIn({ subresource }: RequestInfo): { subresource?: 'status' } {
  return subresource === 'status' ? { subresource } : {};
}

function deletionOf(call: Call): DeleteQuery {
  const { exchange, context } = call;
  const given =
    exchange.body.length === 0 ? {} : objectIn(bodyOf(exchange), context.readers, 'DeleteOptions');
  return { ...deleteOptions(exchange.query, given), cause: causeOf(call) };
}

/** Kinds whose registry answers a deletion with what was deleted (ReturnDeletedObject). */
const returned: readonly Kind[] = [
  'Pod',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ResourceQuota',
  'Service',
  'ServiceAccount',
  'StorageClass',
];

/** What is gone at once is told as a Status, what still terminates as itself. */
function answerDeleted(call: Call, deleted: AnyObject, { dryRun, isCascading }: DeleteQuery): Answer {
  const { kind, namespace } = call.info;
  const { name, uid, deletionTimestamp } = deleted.metadata;
  const isThere =
    dryRun === true
      ? deletionTimestamp !== undefined
      : call.context.cluster.read.get<Kind>(kind, namespace, name) !== undefined;
  if (isThere) return answerObject(call, deleted, isCascading ? 202 : 200);
  if (returned.includes(kind)) return answerObject(call, deleted);
  const { group, plural } = kinds[kind];
  const details = { name, ...(group !== '' && { group }), kind: plural, uid };
  return {
    code: 200,
    body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details },
  };
}

function checkNamespace({ metadata }: Manifest, namespace: string | undefined): void {
  if (!isFields(metadata) || !metadata.namespace || namespace === undefined) return;
  if (metadata.namespace === namespace) return;
  throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
}
