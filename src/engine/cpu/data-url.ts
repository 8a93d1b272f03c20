/** The bytes of a base64 data URL: how a bundler hands over a small WebAssembly module. Throws on anything else. */
export function dataUrlBytes(url: string): Uint8Array<ArrayBuffer> {
  const comma = url.indexOf(',');
  if (!url.startsWith('data:') || comma < 0 || !url.slice(0, comma).endsWith(';base64')) {
    throw new Error(`Not a base64 data URL: ${url.slice(0, 40)}`);
  }
  return Uint8Array.from(atob(url.slice(comma + 1)), (character) => character.charCodeAt(0));
}
