import { beforeAll, expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { EngineCheckpoint } from '../../source/cluster/engine.ts';
import { storedKinds } from '../../source/kubernetes/kinds.ts';
import { loadSchemas } from '../../source/kubernetes/schema.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { anyRequest } from '../support/any-request.ts';
import { checkOwners, watchChanges } from '../support/invariants.ts';
import { fc } from '../support/properties.ts';

beforeAll(() => loadSchemas(storedKinds));

test('any request is carried out or refused as Kubernetes refuses, and what is refused leaves no trace', () => {
  const answers = { carriedOut: 0, refused: 0, changes: 0 };
  fc.assert(
    fc.property(fc.array(anyRequest, { minLength: 10, maxLength: 30 }), (requests) => {
      const cluster = createCluster({ spec: { profile: 'instant' } });
      const seen = watchChanges(cluster);
      for (const request of requests) {
        const before = cluster.checkpoint();
        try {
          request.send(cluster);
          answers.carriedOut += 1;
        } catch (error) {
          if (!(error instanceof StatusError)) throw new Error(`${request}`, { cause: error });
          answers.refused += 1;
          const after = cluster.checkpoint();
          expect(after.state, `${request}`).toBe(before.state);
          expect(machinery(after), `${request}`).toBe(machinery(before));
        }
        cluster.advance(500);
      }
      cluster.advance(300_000);
      checkOwners(cluster);
      answers.changes += seen();
    }),
    { numRuns: 150 },
  );
  expect(answers.carriedOut).toBeGreaterThan(300);
  expect(answers.refused).toBeGreaterThan(600);
  expect(answers.changes).toBeGreaterThan(1_000);
});

/** All of a moment but its objects: clock, queues, random streams, what the event recorder remembers. */
function machinery({ state: _, ...rest }: EngineCheckpoint): string {
  return JSON.stringify(rest);
}
