/** One element of C as each contender computed it, beside the same sum in double precision. Pure. */
import type { LocalText, Tensors } from '../../engine/contract.ts';
import { generate } from '../../workloads/matmul/definition.ts';
import { toleranceOf } from '../../workloads/matmul/reference.ts';
import type { Claim, RunResult } from '../lesson.ts';
import { rowsOf } from '../results.ts';
import { text } from '../text.ts';
import { titleOf } from './answers.ts';

interface Computed {
  readonly name: LocalText;
  readonly side: 'gpu' | 'cpu' | 'here';
  readonly value: number;
  /** Distance from `exact`. */
  readonly error: number;
}

export interface Digits {
  /** Of the element, counted from 0. */
  readonly row: number;
  readonly column: number;
  /** In float64. */
  readonly exact: number;
  /** What verification allows this element. */
  readonly tolerance: number;
  readonly computed: readonly Computed[];
}

const HERE = {
  forwards: text('float32, front to back', 'float32，从前往后加'),
  backwards: text('float32, back to front', 'float32，从后往前加'),
};

/** The element on which the contenders differ most; null where fewer than two left their output. */
export function digitsOf({ summary, outputs }: RunResult): Digits | null {
  const found = summary.measurements.flatMap((row) => {
    const c = outputs?.[row.case]?.outputs.c;
    return c && row.status === 'ok' ? [{ row, c }] : [];
  });
  if (found.length < 2) return null;
  const n = Number(found[0].row.params.n);
  const at = mostSpread(found.map(({ c }) => c));
  const terms = termsOf(generate({ n, m: n, k: n }, summary.seed), at, n);
  const exact = terms.reduce((sum, [a, b]) => sum + a * b, 0);
  const magnitude = terms.reduce((sum, [a, b]) => sum + Math.abs(a * b), 0);
  const computed = (name: LocalText, side: Computed['side'], value: number): Computed => ({
    name,
    side,
    value,
    error: Math.abs(value - exact),
  });
  return {
    row: Math.floor(at / n),
    column: at % n,
    exact,
    tolerance: toleranceOf(magnitude, n),
    computed: [
      computed(HERE.forwards, 'here', sumInSingle(terms)),
      computed(HERE.backwards, 'here', sumInSingle(terms.toReversed())),
      ...found.map(({ row, c }) => computed(titleOf(row.variant), row.on === 'gpu' ? 'gpu' : 'cpu', c[at])),
    ],
  };
}

function mostSpread(outputs: readonly ArrayLike<number>[]): number {
  let best = 0;
  let widest = -1;
  for (let at = 0; at < outputs[0].length; at++) {
    const values = outputs.map((c) => c[at]);
    const spread = Math.max(...values) - Math.min(...values);
    if (spread > widest) {
      widest = spread;
      best = at;
    }
  }
  return best;
}

/** The factors of each product in element `at` of C = A·B. */
function termsOf({ a, b }: Tensors, at: number, n: number): (readonly [number, number])[] {
  const row = Math.floor(at / n);
  const column = at % n;
  return Array.from({ length: n }, (_, p) => [a[row * n + p], b[p * n + column]] as const);
}

/** Every product and every sum rounded to float32, as a processor without fused multiply-add does. */
function sumInSingle(terms: readonly (readonly [number, number])[]): number {
  return terms.reduce((sum, [a, b]) => Math.fround(sum + Math.fround(a * b)), 0);
}

/** How many characters of `printed` agree with `exact` from the left. */
export function agreeing(printed: string, exact: string): number {
  let length = 0;
  while (length < printed.length && printed[length] === exact[length]) length++;
  return length;
}

export const sameDigits: Claim = {
  claim: text(
    '“The GPU’s result differs from the CPU’s in the last digits, so one of them has a bug.”',
    '“GPU 的结果和 CPU 的结果末几位不一样，肯定有一边写错了。”',
  ),
  run: 'digits',
  verdict(results) {
    const rows = rowsOf(results, 'digits');
    const verified = rows.filter(({ status }) => status === 'ok');
    if (verified.length < 2) return null;
    const wrong = rows.filter(({ status }) => status === 'wrong').map(({ variant }) => titleOf(variant));
    if (wrong.length) {
      return {
        holds: 'partly',
        because: text(
          `${wrong.map(({ en }) => en).join(', ')} failed verification: its numbers are further off than rounding can explain. The other differences are rounding.`,
          `${wrong.map((name) => name['zh-CN']).join('、')} 没有通过核对：它的数偏得太远，舍入解释不了。其余的差别都是舍入。`,
        ),
      };
    }
    const digits = results.digits && digitsOf(results.digits);
    const values = digits?.computed.filter(({ side }) => side !== 'here').map(({ value }) => value);
    const different = new Set(values ?? verified.map(({ maxError }) => maxError)).size;
    if (different < 2) {
      return {
        holds: 'partly',
        because: text(
          'Here all contenders happen to agree to the last digit. They need not: the order of a sum changes its rounding.',
          '这里各家碰巧连最后一位都一样。但不必如此：相加的次序不同，舍入就不同。',
        ),
      };
    }
    return {
      holds: 'no',
      because: text(
        `${verified.length} contenders gave ${different} different numbers, and every one of them was verified: each is within what rounding alone can cause.`,
        `${verified.length} 种做法得出 ${different} 个不同的数，而且全都通过了核对：偏差都没有超出舍入所能造成的范围。`,
      ),
    };
  },
};
