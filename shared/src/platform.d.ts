// The few things of the platform that shared code uses and that browsers and Node both have. Shared
// is compiled without the types of either, so that nothing else of them slips in.

declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T };

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
