/** Where the API of the cluster on the screen is served, for kubectl in another shell. */
export interface ServedApi {
  /** `https://127.0.0.1:6443`. */
  readonly url: string;
  /** `export KUBECONFIG=...`. */
  readonly exportLine: string;
}
