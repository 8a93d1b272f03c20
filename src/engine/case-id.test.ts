import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseOf, checkValue, contenderOf, formatCase, parseCase, readContender, resolveParams } from './case-id.ts';
import type { LocalText, ParamSchema } from './contract.ts';
import { fakeWorkload } from './testing/fake-workload.ts';

const text = (en: string): LocalText => ({ en, 'zh-CN': en });
const size = { kind: 'int', min: 1, max: 100, default: 10, scale: 'log2', steps: [10, 20] } as const;
const params: ParamSchema = {
  n: { ...size, label: text('n') },
  m: { ...size, label: text('m'), follows: 'n' },
  k: { ...size, label: text('k'), odd: true, default: 3, scale: 'linear', steps: [3, 5] },
  mode: {
    kind: 'choice',
    label: text('mode'),
    options: ['a', 'b'].map((value) => ({ value, label: text(value) })),
    default: 'a',
  },
};
const workload = fakeWorkload({ fast: 'gpu', slow: 'js' }, { params });
const workloads = [workload];
const problem = (given: Record<string, string | number>) => {
  const resolved = resolveParams(workload, given);
  return resolved.ok ? null : resolved.problem.en;
};

describe('resolveParams', () => {
  test('completes by defaults and by what a parameter follows', () => {
    expect(resolveParams(workload, {})).toEqual({ ok: true, params: { n: 10, m: 10, k: 3, mode: 'a' } });
    expect(resolveParams(workload, { n: 7 })).toEqual({ ok: true, params: { n: 7, m: 7, k: 3, mode: 'a' } });
    expect(resolveParams(workload, { n: 7, m: 2, mode: 'b' })).toMatchObject({ params: { n: 7, m: 2, mode: 'b' } });
  });

  test('completes by a choice that a parameter follows, and prints only what differs from it', () => {
    const side = { ...size, label: text('side'), follows: 'mode', byChoice: { a: 5, b: 50 } };
    const layered = fakeWorkload({ fast: 'gpu' }, { params: { mode: params.mode, side } });
    const printed = (given: Record<string, string | number>) => {
      const resolved = resolveParams(layered, given);
      return resolved.ok ? formatCase(caseOf(layered, 'fast', resolved.params), layered.params) : resolved.problem.en;
    };
    expect(resolveParams(layered, {})).toEqual({ ok: true, params: { mode: 'a', side: 5 } });
    expect(resolveParams(layered, { mode: 'b' })).toEqual({ ok: true, params: { mode: 'b', side: 50 } });
    expect(printed({ mode: 'b', side: 50 })).toBe('fake@1:fast:mode=b');
    expect(printed({ mode: 'b', side: 5 })).toBe('fake@1:fast:mode=b,side=5');
    expect(printed({ side: 101 })).toContain('side is a whole number');
  });

  test('names what does not fit, and clamps nothing', () => {
    expect(problem({ n: 0 })).toBe("n is a whole number from 1 to 100, not '0'.");
    expect(problem({ n: 1.5 })).toContain('n is a whole number');
    expect(problem({ n: '7' })).toContain('n is a whole number');
    expect(problem({ k: 4 })).toBe("k is an odd whole number from 1 to 100, not '4'.");
    expect(problem({ mode: 'c' })).toBe("mode is one of a, b, not 'c'.");
    expect(problem({ size: 4 })).toBe("fake has no parameter 'size'; it has n, m, k, mode.");
  });

  test('names of the language are no parameters', () => {
    for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
      expect(problem(JSON.parse(`{"${name}": 1}`))).toContain(`no parameter '${name}'`);
    }
  });

  test('asks the workload whether values go together', () => {
    const picky = fakeWorkload({ a: 'js' }, { params, invalid: ({ n, m }) => (n === m ? text('Square.') : null) });
    expect(resolveParams(picky, { n: 3 })).toEqual({ ok: false, problem: text('Square.') });
    expect(resolveParams(picky, { n: 3, m: 4 }).ok).toBe(true);
  });
});

describe('formatCase', () => {
  const print = (given: Record<string, string | number>) => {
    const resolved = resolveParams(workload, given);
    if (!resolved.ok) throw new Error(resolved.problem.en);
    return formatCase(caseOf(workload, 'fast', resolved.params), params);
  };

  test('leaves out what says nothing', () => {
    expect(print({})).toBe('fake@1:fast:n=10,k=3');
    expect(print({ n: 7, m: 8, mode: 'b' })).toBe('fake@1:fast:n=7,m=8,k=3,mode=b');
    expect(print({ n: 7, m: 7 })).toBe('fake@1:fast:n=7,k=3');
  });

  test('prints all of a workload that it does not know', () => {
    const id = { workload: 'other', version: 2, variant: 'x', params: { a: 1, b: 'c' } };
    expect(formatCase(id, null)).toBe('other@2:x:a=1,b=c');
  });
});

describe('the second of two GPUs', () => {
  const [fast] = ['fast', 'slow'].map((variant) => caseOf(workload, variant, { n: 10, m: 10, k: 3, mode: 'a' }));
  const second = { ...fast, gpu: 'second' } as const;

  test('is in the identity, and nothing is where a run has one', () => {
    expect(formatCase(second, params)).toBe('fake@1:fast~second:n=10,k=3');
    expect(formatCase(fast, params)).toBe('fake@1:fast:n=10,k=3');
    // As it was before there was a second: byte for byte.
    expect(JSON.stringify(fast)).toBe(
      '{"workload":"fake","version":1,"variant":"fast","params":{"n":10,"m":10,"k":3,"mode":"a"}}',
    );
    const edited = { ...second, build: 'edit-0123456789abcdef' };
    expect(formatCase(edited, params)).toBe('fake@1:fast~edit-0123456789abcdef~second:n=10,k=3');
  });

  test('is read back, for our own kernels on the GPU alone', () => {
    expect(parseCase('fake@1:fast~second:n=10,k=3', workloads)).toEqual({ ok: true, id: second });
    const refused = parseCase('fake:slow~second', workloads);
    expect(refused.ok ? null : refused.problem.en).toContain('fake:slow~second: only kernels of ours on the GPU');
    expect(parseCase('fake:fast~third', workloads).ok).toBe(false);
  });

  test('contenders are told apart by it', () => {
    for (const id of [fast, second]) {
      const { variant, gpu } = id as typeof second;
      expect(readContender(contenderOf(id))).toEqual(gpu ? { variant, gpu } : { variant });
    }
    expect(contenderOf(second)).toBe('fast~second');
  });
});

describe('parseCase', () => {
  const told = (printed: string) => {
    const parsed = parseCase(printed, workloads);
    return parsed.ok ? parsed.id.params : parsed.problem.en;
  };

  test('takes defaults for what is not said', () => {
    expect(told('fake:fast')).toEqual({ n: 10, m: 10, k: 3, mode: 'a' });
    expect(told('fake@1:fast:m=4')).toEqual({ n: 10, m: 4, k: 3, mode: 'a' });
  });

  test.each([
    ['', 'is not a case'],
    ['fake', 'is not a case'],
    ['fake:*:n=1', 'is not a case'],
    ['nope:fast', "There is no workload 'nope'; there are fake."],
    ['fake:quick', "fake has no variant 'quick'; it has fast, slow."],
    ['fake@2:fast', 'at version 1 here, not 2'],
    ['fake:fast:n', "'n' should look like n=512."],
    ['fake:fast:n=', "'n=' should look like"],
    ['fake:fast:n=1=2', 'should look like'],
    ['fake:fast:n=1|2', 'One case has one n, not 2.'],
    ['fake:fast:n=1,n=2', 'n is given twice.'],
    ['fake:fast:n=-1', "not '-1'"],
    ['fake:fast:n=1e3', "not '1e3'"],
    ['fake:fast:__proto__=1', "no parameter '__proto__'"],
    ['fake:fast:toString=1', "no parameter 'toString'"],
  ])('%j: %s', (printed, words) => {
    expect(told(printed)).toContain(words);
  });

  test('never throws, and says what is wrong in both languages', () => {
    const piece = fc.constantFrom(
      'fake',
      ':',
      '@',
      '1',
      'fast',
      'n',
      '=',
      ',',
      '|',
      '*',
      '99999999999',
      ' ',
      '一',
      '~second',
      'toString',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (printed) => {
          const parsed = parseCase(printed, workloads);
          if (parsed.ok) expect(parseCase(formatCase(parsed.id, params), workloads)).toEqual(parsed);
          else for (const locale of ['en', 'zh-CN'] as const) expect(parsed.problem[locale]).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('checkValue accepts exactly the range', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 105 }), (value) => {
      expect(checkValue('n', params.n, value) === null).toBe(value >= 1 && value <= 100);
      expect(checkValue('k', params.k, value) === null).toBe(value >= 1 && value <= 100 && value % 2 === 1);
    }),
  );
});
