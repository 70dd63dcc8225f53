/**
 * What the registries answer: how references are read, which images exist, and the words of a failed pull.
 *
 * Rule of existence: a described image exists with the tags of its description. Without a list, and for repositories
 * nobody described, those tags exist that look like a version (`1.16`, `v2`, `3.2-alpine`) or are one of the usual
 * words (`latest`, `stable`, `alpine`). Some well-known repositories end at a newest version. Anything else
 * (`nginx:broken`) is not found.
 */
import type { ImageDescription } from '../kubernetes/cluster-document.ts';
import { digest } from './digest.ts';
import { builtInImages } from './images.ts';
import type { Waiting } from './runtime.ts';

export interface ImageReference {
  /** `docker.io/library/nginx`. */
  readonly repository: string;
  /** `latest` where neither tag nor digest is given. */
  readonly tag?: string;
  readonly digest?: string;
  /** `docker.io/library/nginx:1.16`. */
  readonly full: string;
  /** What the runtime calls the image once it is on the node. */
  readonly id: string;
}

const grammar = new RegExp(
  '^(?:(?<domain>(?:[a-zA-Z0-9-]+\\.)+[a-zA-Z0-9-]+(?::\\d+)?|[a-zA-Z0-9-]+:\\d+|localhost)/)?' +
    '(?<path>[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*)' +
    '(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[a-f0-9]{32,}))?$',
);

const references = new Map<string, ImageReference | undefined>();

/** Undefined where the text is no image reference (distribution/reference). Each text is read once. */
export function parseReference(image: string): ImageReference | undefined {
  if (!references.has(image)) references.set(image, readReference(image));
  return references.get(image);
}

function readReference(image: string): ImageReference | undefined {
  const groups = grammar.exec(image)?.groups;
  if (groups === undefined) return undefined;
  const { domain = 'docker.io', path = '', digest: hash } = groups;
  const isOfficial = domain === 'docker.io' && !path.includes('/');
  const repository = `${domain}/${isOfficial ? 'library/' : ''}${path}`;
  const tag = groups.tag ?? (hash === undefined ? 'latest' : undefined);
  const full = `${repository}${tag === undefined ? '' : `:${tag}`}${hash === undefined ? '' : `@${hash}`}`;
  const id = `${repository}@${hash ?? `sha256:${digest(full)}`}`;
  return {
    repository,
    full,
    id,
    ...(tag !== undefined && { tag }),
    ...(hash !== undefined && { digest: hash }),
  };
}

/** How the image behaves: the fixture's description before the built-in one, one with a tag before one without. */
export function describedImage(
  fixtureImages: readonly ImageDescription[],
  reference: ImageReference,
): ImageDescription | undefined {
  return find(fixtureImages, reference) ?? find(builtInImages, reference);
}

/** Why the image can not be pulled, in containerd's words; undefined where it can. */
export function pullFailure(
  reference: ImageReference,
  description: ImageDescription | undefined,
): Waiting | undefined {
  if (description?.pullError !== undefined) return { reason: 'ErrImagePull', message: description.pullError };
  if (reference.digest !== undefined || hasTag(reference, description)) return undefined;
  const { full } = reference;
  return {
    reason: 'ErrImagePull',
    message: `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${full}: not found`,
  };
}

const indexes = new WeakMap<readonly ImageDescription[], ReadonlyMap<string, ImageDescription>>();

function find(images: readonly ImageDescription[], { repository, tag, full }: ImageReference) {
  let index = indexes.get(images);
  if (index === undefined) {
    index = new Map(images.map((description) => [indexName(description.image), description]));
    indexes.set(images, index);
  }
  return index.get(full) ?? index.get(`${repository}:${tag}`) ?? index.get(repository);
}

function indexName(image: string): string {
  const reference = parseReference(image);
  if (reference === undefined) return image;
  const isPlain = reference.digest === undefined && !image.endsWith(`:${reference.tag}`);
  return isPlain ? reference.repository : reference.full;
}

const versionTag =
  /^v?(\d+(?:\.\d+)*)(?:[-.](?:\d+|alpine|slim|perl|otel|bookworm|bullseye|trixie|buster|stretch|jammy|noble|focal|jre|jdk|musl|glibc|uclibc|(?:rc|beta|alpha|k8s)[.-]?\d*)[\d.]*)*$/;
const usualTags: readonly string[] = [
  'latest',
  'stable',
  'mainline',
  'alpine',
  'slim',
  'stable-alpine',
  'edge',
  'lts',
];

/** The newest version of repositories that people like to try too new a version of. */
const newestVersions: Readonly<Record<string, readonly number[]>> = {
  'docker.io/library/nginx': [1, 29],
  'docker.io/library/redis': [8, 4],
  'docker.io/library/httpd': [2, 4],
  'docker.io/library/busybox': [1, 37],
  'docker.io/library/alpine': [3, 23],
  'docker.io/library/ubuntu': [25, 10],
};

function hasTag(
  { repository, tag = 'latest' }: ImageReference,
  description: ImageDescription | undefined,
): boolean {
  const written = description === undefined ? undefined : parseReference(description.image);
  if (description?.tags !== undefined) return description.tags.includes(tag);
  if (written?.tag === tag || usualTags.includes(tag)) return true;
  const version = versionTag.exec(tag)?.[1];
  return version !== undefined && !isNewer(version.split('.').map(Number), newestVersions[repository]);
}

function isNewer(version: readonly number[], newest: readonly number[] | undefined): boolean {
  for (const [index, limit] of newest?.entries() ?? []) {
    const part = version[index] ?? 0;
    if (part !== limit) return part > limit;
  }
  return false;
}
