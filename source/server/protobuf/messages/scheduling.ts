/** Messages of the scheduling API (scheduling); see `message-table.ts` for the notation. */
export const schedulingMessages: Readonly<Record<string, string>> = {
  'scheduling.PriorityClass':
    '1 metadata meta.ObjectMeta, 2 value int32!, 3 globalDefault bool, 4 description string, 5 preemptionPolicy string?',
};
