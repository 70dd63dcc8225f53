/** Numbers that the API server gives out, each to one Service (pkg/registry/core/service: ipallocator, portallocator). */
import type { Service } from '../../kubernetes/objects.ts';
import { StatusError } from '../../kubernetes/status-error.ts';

export interface AllocationContext {
  services(): readonly Service[];
  /** Next number in [0, 1), to choose with. */
  random(): number;
}

/** What nobody asked for by number comes from `dynamic` up, as long as there is any. */
export interface Pool {
  readonly first: number;
  readonly dynamic: number;
  readonly last: number;
}

/** From a random start the next free number; those below `dynamic` only when all else is gone. */
export function chosen(
  { first, dynamic, last }: Pool,
  isFree: (number: number) => boolean,
  { random }: AllocationContext,
): number {
  const start = dynamic + Math.floor(random() * (last - dynamic + 1));
  const bands = [
    [start, last],
    [dynamic, start - 1],
    [first, dynamic - 1],
  ] as const;
  for (const [low, high] of bands) {
    for (let number = low; number <= high; number += 1) if (isFree(number)) return number;
  }
  throw allocationError('range is full');
}

/** Every Service but this one. */
export function others({ metadata }: Service, { services }: AllocationContext): readonly Service[] {
  return services().filter((other) => other.metadata.uid !== metadata.uid);
}

export function allocationError(why: string): StatusError {
  return new StatusError('InternalError', `Internal error occurred: ${why}`);
}
