/** Messages of the discovery API (discovery); see `message-table.ts` for the notation. */
export const discoveryMessages: Readonly<Record<string, string>> = {
  'discovery.Endpoint':
    '1 addresses string[]!, 2 conditions .EndpointConditions, 3 hostname string?, 4 targetRef core.ObjectReference?, 5 deprecatedTopology string{}, 6 nodeName string?, 7 zone string?, 8 hints .EndpointHints?',
  'discovery.EndpointConditions': '1 ready bool?, 2 serving bool?, 3 terminating bool?',
  'discovery.EndpointHints': '1 forZones .ForZone[], 2 forNodes .ForNode[]',
  'discovery.EndpointPort': '1 name string?, 2 protocol string?, 3 port int32?, 4 appProtocol string?',
  'discovery.EndpointSlice':
    '1 metadata meta.ObjectMeta, 2 endpoints .Endpoint[]!, 3 ports .EndpointPort[]!, 4 addressType string!',
  'discovery.ForNode': '1 name string!',
  'discovery.ForZone': '1 name string!',
};
