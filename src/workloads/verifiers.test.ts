/** What every verifier lets pass, and what none may. Nothing here knows a workload by name. */
import { describe, expect, test } from 'vitest';
import type { Params, TensorData, Tensors, Verdict, Workload } from '../engine/contract.ts';
import { randomU32 } from '../engine/random.ts';
import { workloads } from './registry.ts';
import { sampleParams } from './testing/samples.ts';

const SETS = 8;

interface Case {
  readonly params: Params;
  readonly seed: number;
  /** Of the outputs; of a workload with state, of its first iteration. */
  readonly check: (outputs: Tensors) => Verdict;
  readonly right: Tensors;
}

/** @throws Error where a small case has no reference */
function caseOf(workload: Workload, params: Params, seed: number): Case {
  const inputs = workload.generate(params, seed);
  const { reference: right, ...verifier } = workload.verifier(inputs, params);
  if (!right) throw new Error(`${workload.id} ${JSON.stringify(params)} has no reference.`);
  const check = (outputs: Tensors) => verifier.step?.(inputs, outputs) ?? verifier.check(outputs);
  return { params, seed, check, right };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: TensorData) => Buffer.from(buffer, byteOffset, byteLength);
const same = (some: Tensors, others: Tensors) =>
  Object.keys(some).every((name) => bytesOf(some[name]).equals(bytesOf(others[name])));

/** The outputs, one of which `change` has changed. */
function changed(right: Tensors, name: string, change: (data: TensorData) => void): Tensors {
  const data = right[name].slice();
  change(data);
  return { ...right, [name]: data };
}

/** Far off for any dtype: beyond what rounding does, and beyond what a count may be. */
const wrong = (value: number, data: TensorData): number => {
  if (data instanceof Float32Array) return value + 0.01 * Math.max(1, Math.abs(value));
  return data instanceof Uint8Array ? value ^ 0x40 : (value ^ 0x100000) >>> 0;
};

/** What a buffer may hold that nobody has written to. */
const patterns = (data: TensorData): readonly number[] => {
  if (data instanceof Float32Array) return [0x7ff80000, 0x5a5a5a5a, 0xa5a5a5a5].map(asFloat);
  return data instanceof Uint8Array ? [0x5a, 0xa5] : [0x5a5a5a5a, 0xa5a5a5a5];
};

const asFloat = (word: number) => new Float32Array(Uint32Array.of(word).buffer)[0];

describe.each(workloads.map((workload) => [workload.id, workload] as const))('%s', (_, workload) => {
  const cases = sampleParams(workload, SETS, 7).map((params, at) => caseOf(workload, params, 5 + at));
  const outputs = cases.flatMap((one) => Object.keys(one.right).map((name) => [one, name] as const));
  const refused = ({ params, check }: Case, tensors: Tensors, what: string) =>
    expect(check(tensors), `${JSON.stringify(params)}: ${what}`).toMatchObject({ ok: false });

  test('the reference is right', () => {
    for (const { params, check, right } of cases) {
      const verdict = check(right);
      expect(verdict, JSON.stringify(params)).toMatchObject({ ok: true });
      expect(verdict.maxError).toBeLessThanOrEqual(verdict.tolerance);
    }
  });

  test('one element off is refused, wherever it is', () => {
    const next = randomU32(3, 1);
    for (const [one, name] of outputs) {
      const { length } = one.right[name];
      for (const at of [0, length - 1, ...Array.from({ length: 40 }, () => next() % length)]) {
        const off = changed(one.right, name, (data) => data.set([wrong(data[at], data)], at));
        refused(one, off, `${name}[${at}]`);
      }
    }
  });

  test('one element that is not a finite number is refused, wherever it is', () => {
    const next = randomU32(3, 2);
    for (const [one, name] of outputs) {
      if (!(one.right[name] instanceof Float32Array)) continue;
      for (const value of [Number.NaN, Infinity, -Infinity]) {
        const at = next() % one.right[name].length;
        const off = changed(one.right, name, (data) => data.set([value], at));
        refused(one, off, `${name}[${at}] = ${value}`);
        expect(one.check(off).maxError).toBe(Infinity);
      }
    }
  });

  test('zeros and garbage are refused', () => {
    for (const [one, name] of outputs) {
      refused(
        one,
        changed(one.right, name, (data) => data.fill(0)),
        'zeros',
      );
      const next = randomU32(one.seed, 3);
      const garbage = (data: TensorData) => {
        const bytes = bytesOf(data);
        for (let at = 0; at < bytes.length; at++) bytes[at] = next() & 255;
      };
      refused(one, changed(one.right, name, garbage), 'garbage');
    }
  });

  test('an end that nobody wrote is refused, and outputs of another length', () => {
    for (const [one, name] of outputs) {
      for (const pattern of patterns(one.right[name])) {
        for (const left of [1, 7]) {
          const from = Math.max(0, one.right[name].length - left);
          refused(
            one,
            changed(one.right, name, (data) => data.fill(pattern, from)),
            `${left} of ${pattern}`,
          );
        }
      }
      refused(one, { ...one.right, [name]: one.right[name].slice(1) }, 'too short');
    }
  });

  test('what is right for the inputs of the next seed is refused', () => {
    let different = 0;
    for (const one of cases) {
      const next = caseOf(workload, one.params, one.seed + 1);
      // Some problems have one answer whatever their inputs: a picture without an edge in it.
      if (same(one.right, next.right)) continue;
      different++;
      refused(one, next.right, 'another seed');
      refused(next, one.right, 'another seed');
    }
    expect(different).toBeGreaterThanOrEqual(SETS / 2);
  });
});
