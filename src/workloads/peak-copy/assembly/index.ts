/** Copies blocks of 16 KiB: from and to are u32 [blocks, 4096]. */

/**
 * Blocks [begin, end). The engine's own copy: for long stretches it may write past the cache, which saves reading what
 * is about to be overwritten; no loop in WebAssembly can.
 */
export function copy(from: usize, to: usize, begin: i32, end: i32): void {
  const first = <usize>begin << 14;
  memory.copy(to + first, from + first, <usize>(end - begin) << 14);
}
