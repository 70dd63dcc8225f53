import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKubectl } from '../../../source/kubectl/run.ts';
import { cleanText } from '../../../source/lib/clean-text.ts';
import { root } from '../../rules/sources.ts';
import { definitions } from '../../support/definitions.ts';
import { Harness } from './harness.ts';
import { kubectls, newest, type Program, skipped } from './programs.ts';

const isBuilt = existsSync(path.join(root, 'dist/openapi-schemas.json'));
const why = isBuilt ? skipped : ' (skipped: the program is not built)';

/** 1.30 and later print as the line of the dashboard does; those before leave out what fields may hold. */
function isNew({ version }: Program): boolean {
  return Number(version.split('.')[1]) >= 30;
}

describe.skipIf(!newest || !isBuilt).concurrent(`a real kubectl explains${why}`, () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start({ speed: 0 });
  });
  afterAll(() => harness.close());

  it.each([
    'explain pod',
    'explain pod.spec.containers',
    'explain deploy --recursive',
    'explain deploy --api-version=apps/v1',
    'explain hpa',
    'explain hpa --api-version=autoscaling/v1',
    'explain events.spec',
    'explain cm.data',
    'explain pod.spec.containers.resources.limits',
    'explain pod.spec.containers.imagePullPolicy',
    'explain job.spec',
    'explain svc.spec.ports',
    'explain nopes',
    'explain deploy --api-version=apps/v2',
  ])('as the line of the dashboard does: %s', async (line) => {
    const real = await harness.with(kubectls.find(isNew)!).run(line);
    const own = runKubectl(line, {
      cluster: harness.cluster,
      namespace: 'default',
      schemas: () => definitions,
    });
    expect([...own.stdout, ...own.stderr, '']).toEqual(`${real.out}${real.err}`.split('\n').map(cleanText));
    expect(own.exitCode).toBe(real.code);
  });

  it.each(kubectls)('$version, by either document', async (program) => {
    const kubectl = harness.with(program);
    const newer = await kubectl.out('explain deploy.spec.strategy');
    expect(newer).toMatch(/^FIELD: strategy <DeploymentStrategy>$/m);
    const older = await kubectl.out('explain deploy.spec.strategy --output=plaintext-openapiv2');
    expect(older).toMatch(/^RESOURCE: strategy <Object>$/m);
    expect(older).toMatch(/^ {3}rollingUpdate\t<Object>$/m);
  });
});
