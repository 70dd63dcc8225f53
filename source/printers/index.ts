/** How objects are shown: columns, health, describe, YAML and JSON; used by screens, kubectl and server alike. */
export { age, type Cell, type CellContext, type Column, orNone, type Tone } from './cell.ts';
export { columnsOf } from './columns/index.ts';
export { type Health, rowHealth, toneOfHealth } from './health.ts';
export { type PodSummary, podSummary } from './pod-status.ts';
