/** What a pair is made of: a text that no compiler takes, and one that differs little and is taken. */

interface Text {
  /** Of the entry point. */
  readonly body?: string;
  /** In front of it. */
  readonly module?: string;
  /** In front of everything. */
  readonly enable?: string;
}

/** A name, what is refused, and its neighbour that is not. */
export type Pair = readonly [name: string, bad: Text | string, good: Text | string];

/** Reads `a`, writes `out`; thread `i` of 64. */
export function kernelText(given: Text | string): string {
  const { body = 'out[i] = a[i];', module = '', enable = '' } = typeof given === 'string' ? { body: given } : given;
  return `${enable}
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
${module}
@compute @workgroup_size(64) fn main(@builtin(local_invocation_index) i: u32) {
  let first = a[i] + out[i];
  ${body}
}
`;
}

/** A text of which the module alone matters. */
export const fn = (module: string): Text => ({ module });
