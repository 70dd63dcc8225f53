/** The Kubernetes release that is simulated and reported. */
export const kubernetesVersion = 'v1.36.0';
