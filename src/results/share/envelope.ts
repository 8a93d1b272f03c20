/** Bytes <-> the part of a link after `1.`: CRC-32 of the bytes, the bytes deflated, all of it in base64url. */
import { deflateSync, inflateSync } from 'fflate';

/** Characters that a link may have after its version. A sweep of 64 cases takes about 1,500. */
export const MAX_CHARACTERS = 16_384;
/** Bytes that may come out of them. */
export const MAX_BYTES = 32_768;
const CRC_BYTES = 4;

/** What `open` reads. @throws RangeError for what it would refuse as too large */
export function seal(bytes: Uint8Array, dictionary: Uint8Array): string {
  const text = sealAny(bytes, dictionary);
  if (bytes.length > MAX_BYTES || text.length > MAX_CHARACTERS) throw new RangeError('A link does not hold so much.');
  return text;
}

export function sealAny(bytes: Uint8Array, dictionary: Uint8Array): string {
  const packed = deflateSync(bytes, { level: 9, dictionary });
  const sealed = new Uint8Array(CRC_BYTES + packed.length);
  new DataView(sealed.buffer).setUint32(0, crc32(bytes));
  sealed.set(packed, CRC_BYTES);
  return toBase64Url(sealed);
}

export type Opened =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: 'damaged' | 'too-large' };

/** Never more than `MAX_BYTES` are unpacked: they have a place of that size, and what does not fit is not written. */
export function open(text: string, dictionary: Uint8Array): Opened {
  if (text.length > MAX_CHARACTERS) return { ok: false, code: 'too-large' };
  const sealed = fromBase64Url(text);
  if (!sealed || sealed.length <= CRC_BYTES) return { ok: false, code: 'damaged' };
  const bytes = inflate(sealed.subarray(CRC_BYTES), dictionary);
  if (!bytes) return { ok: false, code: 'damaged' };
  if (bytes.length > MAX_BYTES) return { ok: false, code: 'too-large' };
  const expected = new DataView(sealed.buffer).getUint32(0);
  return crc32(bytes) === expected ? { ok: true, bytes } : { ok: false, code: 'damaged' };
}

function inflate(packed: Uint8Array, dictionary: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(packed, { out: new Uint8Array(MAX_BYTES + 1), dictionary });
  } catch {
    return null;
  }
}

/** The reflected polynomial of zlib and PNG, bit by bit: links are short. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
