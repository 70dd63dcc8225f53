/** How objects are shown: columns, server tables, health, describe, YAML and JSON; used by screens, kubectl and server alike. */
export { age, type Cell, type CellContext, type Column, orNone, type Tone } from './cell.ts';
export { columnsOf } from './columns/index.ts';
export { eventAge } from './describe/events.ts';
export { describe, describePodTemplate } from './describe/index.ts';
export { lastSeen } from './event-facts.ts';
export { type Health, rowHealth, toneOfHealth } from './health.ts';
export { formatLabels } from './labels.ts';
export { type PodSummary, podSummary, terminationReason } from './pod-status.ts';
export { revisionsOf } from './revisions.ts';
export { toJson, toYaml } from './serialise.ts';
export {
  type ServerTable,
  type ServerTableOptions,
  serverTable,
  statusTable,
} from './server-table.ts';
export { printTable, type TableOptions, tableHeader, tableRow } from './table.ts';
export { alignRows, alignTabs, describeLayout, GrowingTable } from './text-table.ts';
