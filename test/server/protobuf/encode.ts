/** Just enough of protobuf's wire form to write odd bodies. */
export function text(value: string): Buffer {
  return Buffer.from(value, 'utf8');
}

/** A field with a length: a text, bytes, or another message. */
export function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
}

/** As Kubernetes wraps every object. */
export function envelope(apiVersion: string, kind: string, raw: Uint8Array): Buffer {
  const type = Buffer.concat([field(1, text(apiVersion)), field(2, text(kind))]);
  return Buffer.concat([text('k8s\0'), field(1, type), field(2, raw)]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
