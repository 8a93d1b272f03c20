/** y = 2x + 1 as WebAssembly, put together by hand so that it can cheat: `add(x, y, begin, end)`, x and y in bytes. */

const I32 = 0x7f;
const NO_RESULT = 0x40;
const END = 0x0b;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const constant = (value: number) => [0x41, value];
const GLOBAL_GET = [0x23, 0];
const GLOBAL_SET = [0x24, 0];
const IF = [0x04, NO_RESULT];
const RETURN = [0x0f];
const I32_EQZ = [0x45];
const I32_ADD = [0x6a];
const [X, Y, BEGIN, BEYOND] = [0, 1, 2, 3];

/** Bytes that come before the loop. */
export const HONEST: readonly number[] = [];
export const NOTHING: readonly number[] = RETURN;
/** The global remembers that it has run. */
export const ONCE: readonly number[] = [...GLOBAL_GET, ...IF, ...RETURN, END, ...constant(1), ...GLOBAL_SET];
/** The global remembers the first y. */
export const FIRST_PLACE_ONLY: readonly number[] = [
  ...[...GLOBAL_GET, ...I32_EQZ, ...IF, ...get(Y), ...GLOBAL_SET, END],
  ...[...GLOBAL_GET, ...set(Y)],
];

const elementAt = (base: number) => [...get(base), ...get(BEGIN), ...constant(2), 0x74 /* i32.shl */, ...I32_ADD];

const LOOP: readonly number[] = [
  ...[0x02, NO_RESULT, 0x03, NO_RESULT] /* block, loop */,
  ...[...get(BEGIN), ...get(BEYOND), 0x4f, 0x0d, 1] /* i32.ge_u, br_if 1 */,
  ...[...elementAt(Y), ...elementAt(X), 0x2a, 2, 0] /* f32.load */,
  ...[0x43, 0, 0, 0, 0x40, 0x94] /* f32.const 2, f32.mul */,
  ...[0x43, 0, 0, 0x80, 0x3f, 0x92] /* f32.const 1, f32.add */,
  ...[0x38, 2, 0] /* f32.store */,
  ...[...get(BEGIN), ...constant(1), ...I32_ADD, ...set(BEGIN), 0x0c, 0, END, END] /* br 0 */,
];

/** Shorter than 128 bytes each, so that a length is one byte. */
const section = (id: number, bytes: readonly number[]) => [id, bytes.length, ...bytes];
const name = (words: string) => [words.length, ...new TextEncoder().encode(words)];
/** At least one page; a shared one says also that it has 65,536 at most. */
const memory = (shared: boolean) => (shared ? [3, 1, 0x80, 0x80, 4] : [0, 1]);

export function bytecode(prologue: readonly number[], shared: boolean): Uint8Array<ArrayBuffer> {
  const body = [0, ...prologue, ...LOOP, END];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...name('env'), ...name('memory'), 2, ...memory(shared)]),
    ...section(3, [1, 0]),
    ...section(6, [1, I32, 1, ...constant(0), END]),
    ...section(7, [1, ...name('add'), 0, 0]),
    ...section(10, [1, body.length, ...body]),
  ]);
}
