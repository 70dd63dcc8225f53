import { expect, it } from 'vitest';
import { bundledNames } from '../../source/fixtures/bundled.ts';
import { nodeFiles } from '../../source/fixtures/files.ts';
import { filesBelow } from './sources.ts';

// That each of them loads is tested beside the loader.
it('every file in cluster-fixtures/ is a fixture with a name', () => {
  const names = filesBelow('cluster-fixtures').map((file) =>
    file.replace(/^cluster-fixtures\/|\.ya?ml$/g, ''),
  );
  expect(bundledNames('cluster-fixtures', nodeFiles).toSorted()).toEqual(names.toSorted());
});
