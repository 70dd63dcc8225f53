import { describe, expect, it } from 'vitest';
import { completeKubectl } from '../../source/kubectl/complete.ts';
import { deployment, pod } from '../support/manifests.ts';
import { session } from './session.ts';

const { environment } = session({ manifests: [pod('web-1'), pod('api'), deployment('shop')] });

/** The line with the cursor as `|`. */
function complete(marked: string) {
  const cursor = marked.indexOf('|');
  return completeKubectl(marked.replace('|', ''), cursor, environment);
}

describe('completion', () => {
  it.each<[string, string[]]>([
    ['kub|', ['kubectl']],
    ['kubectl rol|', ['rollout']],
    ['kubectl rollout re|', ['resume', 'restart']],
    ['kubectl get dep|', ['deployments']],
    ['get pods,dep|', ['pods,deployments']],
    ['kubectl get pods w|', ['web-1']],
    ['kubectl get pods api |', ['web-1']],
    ['kubectl get pod/w|', ['pod/web-1']],
    ['kubectl get pods -n kube-p|', ['kube-public']],
    ['kubectl get pods --namespace=kube-p|', ['--namespace=kube-public']],
    ['kubectl get pods -n kube-system etcd|', ['etcd-control-plane']],
    ['kubectl get pods -o y|', ['yaml']],
    ['kubectl delete pod api --ca|', ['--cascade=']],
    ['kubectl delete pod api --cascade=o|', ['--cascade=orphan']],
    ['kubectl cordon node-|', ['node-1', 'node-2', 'node-3']],
    ['kubectl logs w|', ['web-1']],
    ['kubectl logs api -c |', ['main']],
    ['kubectl set image deployment/shop |', ['main=']],
    ['kubectl set image deployment shop ma|', ['main=']],
    ['kubectl create sec|', ['secret']],
    ['kubectl create secret |', ['generic', 'docker-registry', 'tls']],
    ['kubectl create svc no|', ['nodeport']],
    ['kubectl create secret tls x --ce|', ['--cert=']],
    ['kubectl drain node-|', ['node-1', 'node-2', 'node-3']],
    ['kubectl taint no|', ['nodes']],
    ['kubectl taint nodes node-1 node-|', ['node-2', 'node-3']],
    ['kubectl expose deploy |', ['shop']],
    ['kubectl autoscale deployment/|', ['deployment/shop']],
    ['kubectl set env deployment/shop -c ma|', ['main']],
    ['kubectl exec api -c |', ['main']],
    ['kubectl config set-context --current --namespace=kube-p|', ['--namespace=kube-public']],
    ['kubectl run x --image=y --restart=|', ['--restart=Always', '--restart=OnFailure', '--restart=Never']],
    ['kubectl get pods -o json|', ['json', 'jsonpath=']],
    ['kubectl apply view|', ['view-last-applied']],
    ['kubectl get nonsense x|', []],
    ['kubectl nonsense |', []],
  ])('of %s', (line, candidates) => {
    expect(complete(line).candidates).toEqual(candidates);
  });

  it('offers every command where none is typed', () => {
    expect(complete('kubectl |').candidates).toEqual(expect.arrayContaining(['get', 'describe', 'rollout']));
  });

  it('offers no flags that do not work', () => {
    expect(complete('kubectl set env deploy/shop --lo|').candidates).toEqual([]);
  });

  it('says which part of the line a candidate replaces', () => {
    expect(complete('kubectl get po|').start).toBe(12);
    expect(complete('kubectl get |').start).toBe(12);
  });

  it('looks at what stands before the cursor only', () => {
    expect(complete('kubectl get po| web-1').candidates).toEqual(['pods', 'poddisruptionbudgets']);
  });
});
