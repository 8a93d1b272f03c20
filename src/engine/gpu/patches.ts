/** Changes to a text, each at its place, and the way back from a place in the changed text. */

/** What stands from `from` up to `to` becomes `text`. Patches of one text do not overlap. */
export interface Patch {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface Patched {
  readonly code: string;
  /** Where a place of `code` is in the text before; what was put in has the place at which it was put in. */
  back(offset: number): number;
}

/** Patches at one place stand in the order in which they are given. */
export function patched(code: string, patches: readonly Patch[]): Patched {
  const sorted = [...patches].sort((a, b) => a.from - b.from);
  let result = '';
  let done = 0;
  for (const { from, to, text } of sorted) {
    result += code.slice(done, from) + text;
    done = to;
  }
  return {
    code: result + code.slice(done),
    back(offset) {
      let shift = 0;
      for (const { from, to, text } of sorted) {
        const at = from + shift;
        if (offset < at) break;
        if (offset < at + text.length) return from;
        shift += text.length - (to - from);
      }
      return offset - shift;
    },
  };
}
