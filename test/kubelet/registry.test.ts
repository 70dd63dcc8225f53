import { describe, expect, test } from 'vitest';
import { describedImage, parseReference, pullFailure } from '../../source/kubelet/registry.ts';

describe('An image reference', () => {
  test.each([
    ['nginx', 'docker.io/library/nginx:latest'],
    ['nginx:1.25', 'docker.io/library/nginx:1.25'],
    ['luksa/kubia', 'docker.io/luksa/kubia:latest'],
    ['docker.io/curlimages/curl:7.86.0', 'docker.io/curlimages/curl:7.86.0'],
    ['k8s.gcr.io/liveness', 'k8s.gcr.io/liveness:latest'],
    ['localhost:5000/a/b:v1', 'localhost:5000/a/b:v1'],
    [`nginx@sha256:${'a'.repeat(64)}`, `docker.io/library/nginx@sha256:${'a'.repeat(64)}`],
  ])('%s is %s in full', (image, full) => {
    expect(parseReference(image)?.full).toBe(full);
  });

  test.each(['http://url', 'Nginx', 'nginx:', 'a b', '', 'nginx:-x'])('%j is none', (image) => {
    expect(parseReference(image)).toBeUndefined();
  });
});

function canBePulled(image: string): boolean {
  const reference = parseReference(image)!;
  return pullFailure(reference, describedImage([], reference)) === undefined;
}

describe('The registries', () => {
  test.each([
    'nginx',
    'nginx:1.16',
    'nginx:1.7.9',
    'nginx:stable',
    'nginx:1.25-alpine',
    'redis:3.2',
    'busybox:1.28',
    'ubuntu:22.04',
    'luksa/kubia',
    'luksa/kubia:v2',
    'luksa/batch-job',
    'alicek106/ubuntu:curl',
    'han0495/flask-example-app:v1',
    'happynut/sample-node-app:0.0.2',
    'gcr.io/google-samples/node-hello:1.0',
    'k8s.gcr.io/liveness',
    'registry.k8s.io/kube-apiserver:v1.36.0',
    'registry.k8s.io/etcd:3.6.6-0',
    'example.com/team/app:2.0.1',
  ])('have %s', (image) => {
    expect(canBePulled(image)).toBe(true);
  });

  test.each([
    'nginx:broken',
    'nginx:1.99',
    'nginx:1.99-nope',
    'nginx:2.0',
    'nginx:does-not-exist',
    'redis:typo',
    'example.com/team/app:typo',
    'k8s.gcr.io/liveness:9',
    'busybox:1.36.x',
  ])('do not have %s', (image) => {
    expect(canBePulled(image)).toBe(false);
  });

  test("refuse in containerd's words", () => {
    const name = 'docker.io/library/nginx:broken';
    expect(pullFailure(parseReference('nginx:broken')!, undefined)).toEqual({
      reason: 'ErrImagePull',
      message: `rpc error: code = NotFound desc = failed to pull and unpack image "${name}": failed to resolve reference "${name}": ${name}: not found`,
    });
  });

  test('say what a description tells them to say', () => {
    const reference = parseReference('secret/app:1.0')!;
    const description = describedImage([{ image: 'secret/app', pullError: 'pull access denied' }], reference);
    expect(pullFailure(reference, description)?.message).toBe('pull access denied');
  });
});

test('a description with the tag goes before one without, and that of a fixture before both', () => {
  const found = (images: string[], wanted: string) =>
    describedImage(
      images.map((image) => ({ image })),
      parseReference(wanted)!,
    )?.image;
  expect(found(['nginx', 'nginx:1.16'], 'nginx:1.16')).toBe('nginx:1.16');
  expect(found(['nginx', 'nginx:1.16'], 'nginx:1.17')).toBe('nginx');
  expect(found(['docker.io/library/redis'], 'redis:7')).toBe('docker.io/library/redis');
  expect(found([], 'nginx:1.16')).toBe('nginx');
});
