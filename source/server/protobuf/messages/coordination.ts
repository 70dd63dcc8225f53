/** Messages of the coordination API (coordination); see `message-table.ts` for the notation. */
export const coordinationMessages: Readonly<Record<string, string>> = {
  'coordination.Lease': '1 metadata meta.ObjectMeta, 2 spec .LeaseSpec',
  'coordination.LeaseSpec':
    '1 holderIdentity string?, 2 leaseDurationSeconds int32?, 3 acquireTime meta.MicroTime?, 4 renewTime meta.MicroTime?, 5 leaseTransitions int32?, 6 strategy string?, 7 preferredHolder string?',
};
