import { describe, expect, it } from 'vitest';
import { session } from './session.ts';

describe('kubectl auth can-i', () => {
  it.each([
    ['create deployments', []],
    ['get pods/web --subresource=log', []],
    ['delete secrets -A', []],
    ['get /healthz', []],
    ["'*' '*'", []],
    ['get users', []],
    ['list foo', ["Warning: the server doesn't have a resource type 'foo'", '']],
    [
      'list foo.example.com',
      ["Warning: the server doesn't have a resource type 'foo' in group 'example.com'", ''],
    ],
    ['list nodes', ["Warning: resource 'nodes' is not namespace scoped", '']],
    [
      'list storageclasses',
      ["Warning: resource 'storageclasses' is not namespace scoped in group 'storage.k8s.io'", ''],
    ],
    ['fly pods', ["Warning: verb 'fly' is not a known verb", '']],
    ['list /healthz', ["Warning: verb 'list' is not a known verb", '']],
  ])('%s: yes', (line, warnings) => {
    expect(session().run(`kubectl auth can-i ${line}`)).toEqual({
      stdout: ['yes'],
      stderr: warnings,
      exitCode: 0,
    });
  });

  it('says nothing where it is asked to be quiet', () => {
    expect(session().run('kubectl auth can-i get pods -q')).toEqual({ stdout: [], stderr: [], exitCode: 0 });
  });

  it('lists everything that the administrator may do', () => {
    const lines = session().out('kubectl auth can-i --list').split('\n');
    expect(lines.slice(0, 7)).toEqual([
      'Resources                                       Non-Resource URLs   Resource Names   Verbs',
      '*.*                                             []                  []               [*]',
      '                                                [*]                 []               [*]',
      'selfsubjectreviews.authentication.k8s.io        []                  []               [create]',
      'selfsubjectaccessreviews.authorization.k8s.io   []                  []               [create]',
      'selfsubjectrulesreviews.authorization.k8s.io    []                  []               [create]',
      '                                                [/api/*]            []               [get]',
    ]);
    expect(lines).toHaveLength(22);
    expect(session().out('kubectl auth can-i --list --no-headers').split('\n')[0]).toMatch(/^\*\.\*/);
  });

  it.each([
    ['can-i get', /^error: you must specify two arguments: verb resource or verb resource\/resourceName\./],
    ['can-i --list get', 'error: list option must be specified with no arguments'],
    [
      'can-i --list -A',
      "error: list option can't be specified with neither quiet, all-namespaces nor subresource options",
    ],
    ['can-i get /x --subresource=y', 'error: --subresource can not be used with NonResourceURL'],
    ['reconcile -f x', 'error: kubectl auth reconcile is not supported here: use kubectl apply -f'],
  ])('auth %s is refused', (line, complaint) => {
    expect(session().refused(`kubectl auth ${line}`)).toMatch(complaint);
  });
});

describe('kubectl auth whoami', () => {
  it('names the administrator', () => {
    expect(session().out('kubectl auth whoami').split('\n')).toEqual([
      'ATTRIBUTE   VALUE',
      'Username    kubernetes-admin',
      'Groups      [kubeadm:cluster-admins system:authenticated]',
    ]);
  });

  it('shows the whole review as YAML', () => {
    expect(session().out('kubectl auth whoami -o yaml').split('\n')).toEqual([
      'apiVersion: authentication.k8s.io/v1',
      'kind: SelfSubjectReview',
      'metadata:',
      '  creationTimestamp: "2026-01-01T00:00:00Z"',
      'status:',
      '  userInfo:',
      '    groups:',
      '    - kubeadm:cluster-admins',
      '    - system:authenticated',
      '    username: kubernetes-admin',
    ]);
  });
});
