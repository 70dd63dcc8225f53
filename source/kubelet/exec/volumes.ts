/** What the volumes of a pod hold: config maps, secrets, what the pod is told about itself, and tokens (pkg/volume). */
import type { Container, Pod } from '../../kubernetes/objects.ts';
import { own } from '../../lib/fields.ts';
import type { Reader } from '../../store/reading.ts';
import { digest } from '../digest.ts';
import { containersOf } from '../life.ts';
import { configMapData, secretData } from './environment.ts';
import { fieldOfPod, resourceOfContainer } from './references.ts';

/** Texts by their paths within the volume. */
export type FilesByPath = Readonly<Record<string, string>>;

type Volume = NonNullable<Pod['spec']['volumes']>[number];
type Projection = NonNullable<NonNullable<Volume['projected']>['sources']>[number];
type DownwardItem = NonNullable<NonNullable<Volume['downwardAPI']>['items']>[number];
type KeyToPath = NonNullable<NonNullable<Volume['configMap']>['items']>[number];

/** Nothing in volumes that only programs fill. */
export function volumeFiles(read: Reader, pod: Pod, volume: Volume): FilesByPath {
  const { configMap, secret, downwardAPI, projected } = volume;
  if (configMap) return chosen(configMapData(read, pod, configMap.name ?? ''), configMap.items);
  if (secret) return chosen(secretData(read, pod, secret.secretName ?? ''), secret.items);
  if (downwardAPI) return downward(read, pod, downwardAPI.items);
  const files = (projected?.sources ?? []).map((source) => projectedFiles(read, pod, source));
  return Object.assign({}, ...files) as FilesByPath;
}

function projectedFiles(read: Reader, pod: Pod, source: Projection): FilesByPath {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source;
  return {
    ...(configMap && chosen(configMapData(read, pod, configMap.name ?? ''), configMap.items)),
    ...(secret && chosen(secretData(read, pod, secret.name ?? ''), secret.items)),
    ...(downwardAPI && downward(read, pod, downwardAPI.items)),
    // Nobody checks it: a text of its own for every pod.
    ...(serviceAccountToken && { [serviceAccountToken.path]: digest(`token of ${pod.metadata.uid}`) }),
  };
}

/** All keys, or those that are wanted under the names that are wanted. */
function chosen(data: FilesByPath, items: readonly KeyToPath[] | undefined): FilesByPath {
  if (items === undefined) return data;
  return Object.fromEntries(
    items.flatMap(({ key, path }) => {
      const text = own(data, key);
      return text === undefined ? [] : [[path, text]];
    }),
  );
}

function downward(read: Reader, pod: Pod, items: readonly DownwardItem[] = []): FilesByPath {
  return Object.fromEntries(items.map((item) => [item.path, downwardText(read, pod, item)]));
}

function downwardText(read: Reader, pod: Pod, { fieldRef, resourceFieldRef }: DownwardItem): string {
  if (fieldRef !== undefined) return fieldOfPod(pod, fieldRef.fieldPath);
  const named = ({ name }: Container) => name === resourceFieldRef?.containerName;
  const container = containersOf(pod).find(named);
  if (container === undefined || resourceFieldRef === undefined) return '';
  const node = pod.spec.nodeName === undefined ? undefined : read.get('Node', undefined, pod.spec.nodeName);
  return resourceOfContainer(container, node, resourceFieldRef);
}
