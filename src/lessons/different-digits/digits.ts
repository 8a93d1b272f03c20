/** One element of C as each contender computed it, beside the same sum in double precision. Pure. */
import type { LocalText, Tensors } from '../../engine/contract.ts';
import { sideOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { generate } from '../../workloads/matmul/definition.ts';
import { toleranceOf } from '../../workloads/matmul/reference.ts';
import type { Claim, Prediction, RunResult } from '../lesson.ts';
import { titleOf } from '../matmul.ts';
import { rowsOf } from '../results.ts';
import { scientific, text } from '../text.ts';

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

const SIDES = ['gpu', 'cpu'] as const;

export const sameDigits: Claim = {
  claim: text(
    '“The GPU’s result differs from the CPU’s in the last digits, so one of them has a bug.”',
    '“GPU 的结果和 CPU 的结果末几位不一样，肯定有一边写错了。”',
  ),
  run: 'digits',
  verdict(results) {
    const rows = rowsOf(results, 'digits');
    const verified = rows.filter(({ status }) => status === 'ok');
    // Of one side alone nothing can be said of both.
    if (!SIDES.every((side) => verified.some(({ on }) => sideOf(on) === side))) return null;
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
    const computed = digits?.computed.filter(({ side }) => side !== 'here') ?? [];
    // The numbers of a GPU that was recorded elsewhere are not here; how far off they were is.
    if (!SIDES.every((side) => computed.some((one) => one.side === side))) return byErrors(verified);
    const different = new Set(computed.map(({ value }) => value)).size;
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
        `${computed.length} contenders gave ${different} different numbers, and every one of them was verified: each is within what rounding alone can cause.`,
        `${computed.length} 种做法得出 ${different} 个不同的数，而且全都通过了核对：偏差都没有超出舍入所能造成的范围。`,
      ),
    };
  },
};

/** What the largest errors of both sides say, each against float64; null where one of them is not known. */
function byErrors(verified: readonly SummaryRow[]): ReturnType<Claim['verdict']> {
  const [gpu, cpu] = SIDES.map((side) => {
    const errors = verified.flatMap(({ on, maxError }) => (sideOf(on) === side && maxError !== null ? [maxError] : []));
    return errors.length ? scientific(Math.max(...errors)) : null;
  });
  if (gpu === undefined || cpu === undefined || gpu === null || cpu === null) return null;
  return {
    holds: 'no',
    because: text(
      `Both sides were verified, and neither is exact: of all elements the worst is off by ${gpu} on the GPU and by ${cpu} on the CPU. That is what rounding does, and each is within what it may do.`,
      `两边都通过了核对，也都不是精确值：所有元素里偏得最远的，GPU 偏 ${gpu}，CPU 偏 ${cpu}。这是舍入造成的，都没有超出允许的范围。`,
    ),
  };
}

/** Digits that are printed of each result: enough to tell any two float32 numbers apart. */
export const PRINTED = 9;

/** In how many leading digits all contenders agree, GPU and CPU; null where a side left no result. */
function agreement(result: RunResult | undefined): number | null {
  const digits = result && digitsOf(result);
  const computed = digits?.computed.filter(({ side }) => side !== 'here') ?? [];
  if (!SIDES.every((side) => computed.some((one) => one.side === side))) return null;
  const [first, ...others] = computed.map(({ value }) => value.toPrecision(PRINTED));
  const alike = Math.min(...others.map((one) => agreeing(one, first)), first.length);
  return first.slice(0, alike).replace(/^-?[0.]*|\./g, '').length;
}

const GROUPS = [
  { id: 'all', least: PRINTED, label: text('in all nine', '九位全都一样') },
  { id: 'most', least: 5, label: text('in five to eight', '五到八位') },
  { id: 'few', least: 0, label: text('in fewer', '不到五位') },
] as const;

export const howMany: Prediction = {
  kind: 'choice',
  run: 'digits',
  question: text(
    'GPU and CPU compute the same element of C, a sum of 64 products, in four ways. In how many of nine digits do all of them agree?',
    'GPU 和 CPU 用四种做法，算 C 的同一个元素，也就是 64 个乘积之和。结果的九位数字里，大家一致的有几位？',
  ),
  options: GROUPS,
  answer(results) {
    const alike = agreement(results.digits);
    return alike === null ? null : (GROUPS.find(({ least }) => alike >= least)?.id ?? null);
  },
  explain(results) {
    const alike = agreement(results.digits);
    if (alike === null) return text('A side left no result.', '有一边没有留下结果。');
    return text(
      `On the element where they differ most, they agree in ${alike} of ${PRINTED} digits. A float32 holds about seven; beyond them each way of adding has rounded as it came.`,
      `在相差最大的那个元素上，九位里有 ${alike} 位一致。float32 大约装得下七位；再往后，各种加法各有各的舍入。`,
    );
  },
};
