/** The documents of one run, each written when it is first asked for. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Definitions } from '../../kubernetes/openapi/definitions.ts';
import { servedVersions } from '../served.ts';
import { documentV2 } from './document-v2.ts';
import { documentV3 } from './document-v3.ts';
import { encodeDocument } from './protobuf.ts';

/** One document as it is sent. */
export class Document {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Of its content, in upper-case hexadecimal digits. */
  readonly hash: string;
  #gzipped: Uint8Array | undefined;

  constructor(content: object | Uint8Array, mediaType = 'application/json') {
    this.bytes = content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content));
    this.mediaType = mediaType;
    this.hash = createHash('sha512').update(this.bytes).digest('hex').toUpperCase();
  }

  get gzipped(): Uint8Array {
    this.#gzipped ??= gzipSync(this.bytes);
    return this.#gzipped;
  }
}

/** How it is told; the older spelling with an `@`, in which it is asked for, is no media type by the letter. */
export const protobufType = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf';

export class Documents {
  readonly #definitions: Definitions;
  readonly #written = new Map<string, Document>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** Where the document of every version is. */
  get index(): Document {
    return this.#once('index', () => {
      const paths = servedVersions.map((version) => [placeOf(version), this.#address(version)] as const);
      return new Document({ paths: Object.fromEntries(paths) });
    });
  }

  /** Of one version, `apis/apps/v1`; undefined where it is not served. */
  version(place: string): Document | undefined {
    const version = servedVersions.find((each) => placeOf(each) === place);
    return version === undefined ? undefined : this.#version(version);
  }

  get v2(): Document {
    return this.#once('v2', () => new Document(documentV2(this.#definitions)));
  }

  get v2Protobuf(): Document {
    return this.#once('v2-protobuf', () => {
      return new Document(encodeDocument(documentV2(this.#definitions)), protobufType);
    });
  }

  #version(version: string): Document {
    return this.#once(version, () => new Document(documentV3(version, this.#definitions)));
  }

  #address(version: string): object {
    return { serverRelativeURL: `/openapi/v3/${placeOf(version)}?hash=${this.#version(version).hash}` };
  }

  #once(name: string, write: () => Document): Document {
    const document = this.#written.get(name) ?? write();
    this.#written.set(name, document);
    return document;
  }
}

/** `api/v1`, `apis/apps/v1`. */
function placeOf(version: string): string {
  return version.includes('/') ? `apis/${version}` : `api/${version}`;
}
