import { describe, expect, it } from 'vitest';
import {
  cordonCommand,
  deleteCommand,
  pauseCommand,
  restartCommand,
  resumeCommand,
  scaleCommand,
  setImageCommand,
  type Target,
  uncordonCommand,
  undoCommand,
} from '../../source/kubectl/commands.ts';
import { deployment, pod } from '../support/manifests.ts';
import { session } from './session.ts';

const web: Target = { kind: 'Deployment', namespace: 'default', name: 'web' };
const bare: Target = { kind: 'Pod', namespace: 'default', name: 'p' };

describe('the command of an action', () => {
  it.each([
    [deleteCommand(bare, {}, 'default'), 'kubectl delete pod p'],
    [deleteCommand(bare, {}, 'other'), 'kubectl delete pod p -n default'],
    [deleteCommand(bare, { force: true }, 'default'), 'kubectl delete pod p --grace-period=0 --force'],
    [deleteCommand(bare, { gracePeriod: 5 }, 'default'), 'kubectl delete pod p --grace-period=5'],
    [deleteCommand(web, { cascade: 'orphan' }, 'default'), 'kubectl delete deployment web --cascade=orphan'],
    [deleteCommand({ kind: 'Node', name: 'node-1' }, {}, 'default'), 'kubectl delete node node-1'],
    [scaleCommand(web, 5, 'default'), 'kubectl scale deployment web --replicas=5'],
    [
      setImageCommand(web, { main: 'nginx:1.17' }, 'default'),
      'kubectl set image deployment/web main=nginx:1.17',
    ],
    [setImageCommand(web, { '*': 'a b' }, 'default'), "kubectl set image deployment/web '*=a b'"],
    [undoCommand(web, undefined, 'default'), 'kubectl rollout undo deployment/web'],
    [undoCommand(web, 3, 'default'), 'kubectl rollout undo deployment/web --to-revision=3'],
    [pauseCommand(web, 'default'), 'kubectl rollout pause deployment/web'],
    [resumeCommand(web, 'default'), 'kubectl rollout resume deployment/web'],
    [restartCommand(web, 'default'), 'kubectl rollout restart deployment/web'],
    [cordonCommand('node-1'), 'kubectl cordon node-1'],
    [uncordonCommand('node-1'), 'kubectl uncordon node-1'],
  ])('is %s', (command, expected) => {
    expect(command).toBe(expected);
  });
});

describe('such a command', () => {
  const others: Record<string, string> = {
    scale: scaleCommand(web, 5, 'kube-system'),
    image: setImageCommand(web, { '*': 'nginx:2' }, 'default'),
    restart: restartCommand(web, 'default'),
    pause: pauseCommand(web, 'default'),
    cordon: cordonCommand('node-1'),
    delete: deleteCommand(bare, { force: true }, 'default'),
  };

  it.each(Object.entries(others))('to %s runs when it is typed', (_, line) => {
    const { run } = session({ manifests: [deployment('web'), pod('p')] });
    expect(run(line).exitCode).toBe(0);
  });
});
