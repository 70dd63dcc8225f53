/** Parts of objects other than their status. Streams (exec, attach, port-forward) are next door. */
import type { Manifest } from '../kubernetes/objects.ts';
import { isScalable, type Scale } from '../kubernetes/scale.ts';
import { badRequest } from '../kubernetes/status-error.ts';
import { isFields } from '../lib/fields.ts';
import { objectIn } from './body.ts';
import { bodyOf, type Call, causeOf, checkIdentity, manifestOf, nameIn, optionsOf } from './call.ts';
import { answerObject } from './forms.ts';
import { isApply, patchIn } from './patches.ts';
import { refuseProxy } from './proxy.ts';
import { checkPatchOptions, deleteOptions } from './queries.ts';
import { noSuchPath } from './refusals.ts';
import type { Answer } from './server.ts';
import { answerLogs } from './streams/logs.ts';
import { answerToken } from './token.ts';

type AnswerPart = (call: Call) => Answer | undefined;

/** Throws NotFound where the kind has no such part. */
export function answerPart(call: Call): Answer | undefined {
  const { kind, subresource = '' } = call.info;
  const answer = parts.get(`${kind} ${subresource}`) ?? parts.get(subresource);
  if (answer === undefined) throw noSuchPath();
  return answer(call);
}

/** By the part's name, and where it needs saying by the kind. */
const parts: ReadonlyMap<string, AnswerPart> = new Map<string, AnswerPart>([
  ['scale', answerScale],
  ['proxy', refuseProxy],
  ['Pod log', answerLogs],
  ['Pod exec', upgradeRequired],
  ['Pod attach', upgradeRequired],
  ['Pod portforward', upgradeRequired],
  ['Pod eviction', evict],
  ['Pod binding', bind],
  ['Pod ephemeralcontainers', answerEphemeralContainers],
  ['Namespace finalize', finalize],
  ['ServiceAccount token', answerToken],
]);

function answerScale(call: Call): Answer {
  const { info, exchange, context } = call;
  const { cluster } = context;
  if (!isScalable(info.kind)) throw noSuchPath();
  const place = [info.kind, info.namespace ?? ''] as const;
  const name = nameIn(call);
  if (info.verb === 'get') return { code: 200, body: cluster.scale(...place, name) };
  if (info.verb === 'patch') {
    checkPatchOptions(exchange.query, isApply(exchange));
    return { code: 200, body: cluster.patchScale(...place, name, patchIn(call), optionsOf(call)) };
  }
  return { code: 200, body: cluster.updateScale(...place, scaleIn(call), optionsOf(call)) };
}

function scaleIn({ exchange, context, info }: Call): Scale {
  const given = objectIn(bodyOf(exchange), context.readers, 'Scale');
  const metadata = isFields(given.metadata) ? given.metadata : {};
  return { ...given, metadata: { ...metadata, name: info.name } } as unknown as Scale;
}

function evict(call: Call): Answer {
  const { info, exchange, context } = call;
  const name = nameIn(call);
  const given = objectIn(bodyOf(exchange), context.readers, 'Eviction');
  const own = isFields(given.metadata) ? given.metadata.name : undefined;
  if (own !== undefined && own !== name)
    throw badRequest('name in URL does not match name in Eviction object');
  const options = deleteOptions(exchange.query, isFields(given.deleteOptions) ? given.deleteOptions : {});
  context.cluster.evict(info.namespace ?? '', name, { ...options, cause: causeOf(call) });
  return { code: 201, body: success };
}

function bind(call: Call): Answer {
  const { exchange, context } = call;
  return bindPod(call, objectIn(bodyOf(exchange), context.readers, 'Binding'), nameIn(call));
}

/** What a scheduler does: to `bindings`, or to the binding of a pod. */
export function bindPod(call: Call, binding: Manifest, pod: string): Answer {
  const { info, context } = call;
  const target = isFields(binding.target) ? binding.target : {};
  if (typeof target.name !== 'string' || target.name === '')
    throw badRequest('Binding "" is invalid: target.name: Required value');
  context.cluster.bind(info.namespace ?? '', pod, target.name, optionsOf(call));
  return { code: 201, body: success };
}

function answerEphemeralContainers(call: Call): Answer {
  const { info, exchange, context } = call;
  const { cluster } = context;
  const name = nameIn(call);
  const options = () => ({ ...optionsOf(call), subresource: 'ephemeralcontainers' as const });
  if (info.verb === 'get') return answerObject(call, cluster.get('Pod', info.namespace, name));
  if (info.verb === 'patch') {
    checkPatchOptions(exchange.query, isApply(exchange));
    return answerObject(call, cluster.patch('Pod', info.namespace, name, patchIn(call), options()));
  }
  const manifest = manifestOf(call);
  checkIdentity(manifest, info);
  return answerObject(call, cluster.update(manifest, options()));
}

function finalize(call: Call): Answer {
  const manifest = manifestOf(call);
  checkIdentity(manifest, call.info);
  return answerObject(
    call,
    call.context.cluster.update(manifest, { ...optionsOf(call), subresource: 'finalize' }),
  );
}

const success = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };

/** Those that do upgrade never come here. */
function upgradeRequired(): never {
  throw badRequest('Upgrade request required');
}
