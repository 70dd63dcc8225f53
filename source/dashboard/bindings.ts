/** The keys themselves. One letter has one meaning in every view. */
import { generalKeys } from './keys/general.ts';
import { listKeys } from './keys/list.ts';
import { moveKeys } from './keys/move.ts';
import { objectKeys } from './keys/object.ts';
import { timeKeys } from './keys/time.ts';

export const bindings = [...moveKeys, ...objectKeys, ...timeKeys, ...listKeys, ...generalKeys] as const;

export type CommandId = (typeof bindings)[number]['id'];
