/** `get --subresource`: a part of the object in place of the object. */
import type { AnyObject } from '../kubernetes/objects.ts';
import { isScalable } from '../kubernetes/scale.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { textFlag } from './flags.ts';

/** The objects as the part shows them; the status is shown with all of the object around it. */
export function asSubresource(objects: readonly AnyObject[], invocation: Invocation): readonly AnyObject[] {
  const part = textFlag(invocation.arguments.flags, 'subresource') ?? '';
  if (part === '') return objects;
  return objects.map((object) => {
    const { kind, metadata } = object;
    if (part === 'status' && 'status' in object) return object;
    if (part === 'scale' && isScalable(kind)) {
      throw new KubectlError(
        `the scale of ${kind} ${metadata.name} is not shown here; kubectl get shows how many it wants and has`,
      );
    }
    throw new StatusError('NotFound', 'the server could not find the requested resource');
  });
}
