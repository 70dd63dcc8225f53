/** The other side does not keep to the protocol; the connection can not go on. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}
