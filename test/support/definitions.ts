/** Kubernetes' types, read from the library as they are when the program is built. */
import path from 'node:path';
import { collectDefinitions } from '../../source/main/openapi/collect.ts';
import { root } from '../rules/sources.ts';

export const definitions = await collectDefinitions(path.join(root, 'node_modules'));
