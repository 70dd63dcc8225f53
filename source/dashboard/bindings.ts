/** The keys themselves, what a newcomer wants first in front. One letter has one meaning in every view. */
import { changeKeys } from './keys/change.ts';
import { generalKeys } from './keys/general.ts';
import { listKeys } from './keys/list.ts';
import { lookKeys } from './keys/look.ts';
import { moveKeys } from './keys/move.ts';
import { timeKeys } from './keys/time.ts';

export const bindings = [
  ...changeKeys,
  ...timeKeys,
  ...lookKeys,
  ...moveKeys,
  ...listKeys,
  ...generalKeys,
] as const;

export type CommandId = (typeof bindings)[number]['id'];
