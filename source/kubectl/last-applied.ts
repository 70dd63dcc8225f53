/** What `kubectl apply` remembers on the object itself. */
import type { Manifest } from '../kubernetes/objects.ts';
import { lastAppliedAnnotation } from '../kubernetes/revisions.ts';
import { toJson } from '../printers/index.ts';

/** The manifest with itself, as one line of JSON, in its annotation. */
export function withLastApplied<T extends Manifest>(manifest: T): T {
  const { [lastAppliedAnnotation]: _, ...annotations } = manifest.metadata.annotations ?? {};
  const bare = { ...manifest, metadata: { ...manifest.metadata, annotations } };
  const configuration = `${JSON.stringify(JSON.parse(toJson(bare)))}\n`;
  return {
    ...bare,
    metadata: { ...bare.metadata, annotations: { ...annotations, [lastAppliedAnnotation]: configuration } },
  };
}
