/** What the heads of a model take, out of a look. Pure. */
import type { Look } from '../../workloads/language/reader.ts';

/** Both counted from 0. */
export interface Head {
  readonly layer: number;
  readonly head: number;
}

export interface Seen extends Head {
  /** Of each token so far, that before the text first; they add up to 1. */
  readonly shares: Float32Array;
}

/** All heads, layer by layer. @param heads of a layer */
export const headsAt = ({ attention }: Look, heads: number): readonly Seen[] =>
  attention.flatMap((rows, layer) => {
    const length = rows.length / heads;
    return Array.from({ length: heads }, (_, head) => ({
      layer,
      head,
      shares: rows.subarray(head * length, (head + 1) * length),
    }));
  });
