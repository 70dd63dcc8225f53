import { describe, expect, it } from 'vitest';
import { runKubectl } from '../../source/kubectl/run.ts';
import { definitions } from '../support/definitions.ts';
import { session } from './session.ts';

const environment = { ...session().environment, schemas: () => definitions };

function out(line: string): readonly string[] {
  const { stdout, stderr, exitCode } = runKubectl(line, environment);
  if (exitCode !== 0) throw new Error(stderr.join('\n'));
  return stdout;
}

describe('kubectl explain', () => {
  it('tells what a kind is, and its fields', () => {
    const lines = out('kubectl explain hpa');
    expect(lines.slice(0, 10)).toEqual([
      'GROUP:      autoscaling',
      'KIND:       HorizontalPodAutoscaler',
      'VERSION:    v2',
      '',
      'DESCRIPTION:',
      '    HorizontalPodAutoscaler is the configuration for a horizontal pod',
      '    autoscaler, which automatically manages the replica count of any resource',
      '    implementing the scale subresource based on the metrics specified.',
      '    ',
      'FIELDS:',
    ]);
    expect(lines.filter((line) => /^ {2}\S/.test(line))).toEqual([
      '  apiVersion <string>',
      '  kind <string>',
      '  metadata <ObjectMeta>',
      '  spec <HorizontalPodAutoscalerSpec> -required-',
      '  status <HorizontalPodAutoscalerStatus>',
    ]);
  });

  it('tells what a field is, with what may stand there', () => {
    expect(out('kubectl explain pods.spec.containers.imagePullPolicy').slice(0, 10)).toEqual([
      'KIND:       Pod',
      'VERSION:    v1',
      '',
      'FIELD: imagePullPolicy <string>',
      'ENUM:',
      '    Always',
      '    IfNotPresent',
      '    Never',
      '',
      'DESCRIPTION:',
    ]);
  });

  it('tells of a struct what the field and what its type say, and which fields are required', () => {
    const lines = out('kubectl explain pod.spec.containers');
    expect(lines.slice(3, 13)).toEqual([
      'FIELD: containers <[]Container>',
      '',
      '',
      'DESCRIPTION:',
      '    List of containers belonging to the pod. Containers cannot currently be',
      '    added or removed. There must be at least one container in a Pod. Cannot be',
      '    updated.',
      '    A single application container that you want to run within a pod.',
      '    ',
      'FIELDS:',
    ]);
    expect(lines).toContain('  name <string> -required-');
    expect(lines).toContain('  enum: Always, IfNotPresent, Never');
  });

  it.each([
    ['pod.spec.containers.resources.limits', 'limits <map[string]Quantity>'],
    ['deploy.spec.strategy.rollingUpdate.maxSurge', 'maxSurge <IntOrString>'],
    ['deploy.metadata.creationTimestamp', 'creationTimestamp <string>'],
    ['deploy.metadata.labels', 'labels <map[string]string>'],
    ['deployments.apps.spec.replicas', 'replicas <integer>'],
    ['sts.spec.volumeClaimTemplates', 'volumeClaimTemplates <[]PersistentVolumeClaim>'],
  ])('tells the type of %s', (path, expected) => {
    expect(out(`kubectl explain ${path}`)).toContain(`FIELD: ${expected}`);
  });

  it('tells all fields below with --recursive', () => {
    const lines = out('kubectl explain deploy.spec.strategy --recursive');
    expect(lines.slice(lines.indexOf('FIELDS:'))).toEqual([
      'FIELDS:',
      '  rollingUpdate <RollingUpdateDeployment>',
      '    maxSurge <IntOrString>',
      '    maxUnavailable <IntOrString>',
      '  type <string>',
      '  enum: Recreate, RollingUpdate',
      '',
    ]);
  });

  it('tells some of many choices', () => {
    const lines = out('kubectl explain pod.spec.containers.lifecycle');
    expect(lines).toContain('  enum: SIGABRT, SIGALRM, SIGBUS, SIGCHLD, ....');
  });

  it('tells of another version with --api-version', () => {
    const lines = out('kubectl explain hpa.spec --api-version=autoscaling/v1');
    expect(lines).toContain('VERSION:    v1');
    expect(lines).toContain('  targetCPUUtilizationPercentage <integer>');
  });

  it.each([
    ['explain pod.spec.nope', 'error: field "nope" does not exist'],
    ['explain pod.spec.nope.x', 'error: field "x" does not exist'],
    ['explain pod.metadata.labels.constructor', 'error: field "constructor" does not exist'],
    ['explain nopes.spec', `the server doesn't have a resource type "nopes"`],
    ['explain pod svc', 'error: We accept only this format: explain RESOURCE'],
    [
      'explain',
      'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
    ],
    [
      'explain deploy --api-version=apps/v2',
      `error: couldn't find resource for "apps/v2, Resource=deployments"`,
    ],
    ['explain deploy --api-version=v1', 'error: GVR (/v1, Resource=deployments) not found in OpenAPI schema'],
  ])('refuses: %s', (line, complaint) => {
    const { stderr, exitCode } = runKubectl(`kubectl ${line}`, environment);
    expect([stderr, exitCode]).toEqual([[complaint], 1]);
  });
});
