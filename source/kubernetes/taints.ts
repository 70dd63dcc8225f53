/** Taints that the control plane itself puts on nodes (component-helpers, api/core/v1/well_known_taints.go). */
const prefix = 'node.kubernetes.io/';

export const notReadyTaint = `${prefix}not-ready`;
export const unreachableTaint = `${prefix}unreachable`;
export const unschedulableTaint = `${prefix}unschedulable`;

/** By the type of the condition that brings them about. */
export const taintOfPressure: Readonly<Record<string, string>> = {
  MemoryPressure: `${prefix}memory-pressure`,
  DiskPressure: `${prefix}disk-pressure`,
  PIDPressure: `${prefix}pid-pressure`,
  NetworkUnavailable: `${prefix}network-unavailable`,
};
