/** Under which name the loops write: all controllers run in one program (cmd/kube-controller-manager). */

const programs: Readonly<Record<string, string>> = {
  kubelet: 'kubelet',
  'kubelet/nodes': 'kubelet',
  'default-scheduler': 'kube-scheduler',
};

/** The field manager of a loop. */
export function managerOfLoop(loop: string): string {
  return programs[loop] ?? 'kube-controller-manager';
}
