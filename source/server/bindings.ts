/** `bindings`: pods put on nodes by an object that nobody keeps, as schedulers did before pods had that part. */
import { badRequest } from '../kubernetes/status-error.ts';
import { isFields } from '../lib/fields.ts';
import { objectIn } from './body.ts';
import { bodyOf } from './call.ts';
import { wrongMethod } from './refusals.ts';
import type { Exchange, Handler } from './server.ts';
import { bindPod } from './subresources.ts';

export function bindingRoute({ method, path }: Exchange): Handler | undefined {
  const [, namespace] = /^\/api\/v1\/namespaces\/([a-z0-9-]+)\/bindings$/.exec(path) ?? [];
  if (namespace === undefined) return undefined;
  if (method !== 'POST') throw wrongMethod();
  return (exchange, context) => {
    const binding = objectIn(bodyOf(exchange), context.readers, 'Binding');
    const name = isFields(binding.metadata) ? binding.metadata.name : undefined;
    if (typeof name !== 'string' || name === '') throw badRequest('name must be provided');
    const info = {
      verb: 'create',
      kind: 'Pod',
      apiVersion: 'v1',
      namespace,
      name,
      subresource: 'binding',
    } as const;
    return bindPod({ info, exchange, context, warnings: [] }, binding, name);
  };
}
