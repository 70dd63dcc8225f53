/** Commands of kubectl that make no sense inside a dashboard; each says why, and what to use. */
import type { Command } from './command.ts';

/** A command that never runs, whatever it is given. */
export function refused(refusal: string): Command {
  return { flags: [], refusal, run: () => {} };
}

const outside = 'kubarium serve lets a kubectl outside of it do that';

export const refusedCommands = {
  edit: refused(
    'kubectl edit is not supported here, there is no editor in this line: change fields with kubectl patch, or type a manifest into kubectl apply -f - <<EOF',
  ),
  'port-forward': refused(
    `kubectl port-forward is not supported here, this line opens no ports on your machine: ${outside}`,
  ),
  proxy: refused(`kubectl proxy is not supported here, this line opens no ports on your machine: ${outside}`),
  cp: refused(
    `kubectl cp is not supported here: kubectl exec POD -- cat FILE shows a text file, and ${outside}`,
  ),
  debug: refused(
    `kubectl debug is not supported here: kubectl exec looks into a container, kubectl run starts a pod beside it, and ${outside}`,
  ),
  kustomize: refused(
    'kubectl kustomize is not supported here: build the manifests first, and apply the files that come out',
  ),
  completion: refused(
    'kubectl completion is not supported here, it writes a script for a shell: in this line the tab key completes',
  ),
} as const satisfies Record<string, Command>;
