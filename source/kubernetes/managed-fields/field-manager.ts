/** Who writes, and how. */
export interface FieldManager {
  /** `kubectl-client-side-apply`, `deployment-controller`. */
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  readonly subresource?: string;
}
