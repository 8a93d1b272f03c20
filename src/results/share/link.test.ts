import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import type { Summary } from '../summary.ts';
import { LONG_NAMES, makeRow, makeSummary } from '../testing/summaries.ts';
import { DICTIONARY_2 } from './dictionaries.ts';
import { encode2 } from './encode-2.ts';
import { seal, sealAny } from './envelope.ts';
import { readLink, shareLink } from './link.ts';
import { DEVICE, ERROR_2, NARROW, PHASE_2, TIME, TRIP } from './scale.ts';
import { toShared } from './shared-result.ts';

const BASE = 'https://example.github.io/lockstep/';
const dataOf = (link: string) => link.slice(link.indexOf('#/r/') + 4);

async function roundTrip(summary: Summary): Promise<Summary> {
  const opened = await readLink(dataOf(await shareLink(summary, BASE)));
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.summary;
}

test('8 sizes x 8 contenders with long names stay under 1,800 characters', async () => {
  const lengths = await Promise.all(
    Array.from({ length: 200 }, async (_, seed) => (await shareLink(makeSummary(seed), BASE)).length),
  );
  expect(Math.max(...lengths)).toBeLessThan(1800);
});

test('and hardly longer when most cases carry every warning', async () => {
  for (const workload of workloads.filter(({ variants }) => variants.length >= 8)) {
    const summary = makeSummary(1, { workload, warned: 0.9 });
    expect(summary.measurements.length).toBe(64);
    // A language model has the most parameters.
    expect((await shareLink(summary, BASE)).length).toBeLessThan(1900);
  }
});

test('all of a summary comes back, times within the stated precision', async () => {
  expect(TIME.relativeError).toBeLessThan(0.0005);
  expect(NARROW.relativeError).toBeLessThan(0.08);
  expect(TRIP.relativeError).toBeLessThan(0.01);
  expect(DEVICE.relativeError).toBeLessThan(0.01);
  const sent = makeSummary(7);
  const got = await roundTrip(sent);
  expect({ ...got, measurements: [] }).toEqual({ ...sent, measurements: [] });
  expect(got.measurements.length).toBe(sent.measurements.length);
  for (const [i, row] of got.measurements.entries()) {
    const original = sent.measurements[i];
    const { case: id, workload, variant, on, params, status, reason } = original;
    expect(row).toMatchObject({ case: id, workload, variant, on, params, status, reason });
    expect(row.kernelMs?.samples).toBe(original.kernelMs?.samples);
    near(row.kernelMs?.median, original.kernelMs?.median, TIME.relativeError);
    near(row.gflops, original.gflops, TIME.relativeError);
    near(row.gbps, original.gbps, TIME.relativeError);
    for (const bound of ['low', 'high', 'min'] as const) {
      const distance = (of: typeof row) => Math.abs(Math.log((of.kernelMs?.median ?? 0) / (of.kernelMs?.[bound] ?? 0)));
      near(distance(row), distance(original), NARROW.relativeError, 1e-3);
    }
    for (const phase of ['compileMs', 'uploadMs', 'readbackMs'] as const) {
      near(row[phase], original[phase], PHASE_2.relativeError, 1e-4);
    }
    near(row.endToEndMs?.median, original.endToEndMs?.median, PHASE_2.relativeError, 2e-4);
    near(row.roundTripMs?.median, original.roundTripMs?.median, TRIP.relativeError + TIME.relativeError);
    expect(row.roundTripMs?.samples).toBe(original.roundTripMs?.samples);
    expect(row.deviceMs === null).toBe(original.deviceMs === null);
    near(row.deviceMs ?? 0, original.deviceMs ?? 0, DEVICE.relativeError + TIME.relativeError);
    for (const part of ['uploadMs', 'runMs'] as const) {
      near(row.firstUseMs?.[part], original.firstUseMs?.[part], PHASE_2.relativeError, 1e-4);
    }
    expect(row.build).toBe(original.build);
    near(row.maxError, original.maxError, ERROR_2.relativeError);
    expect(row.warnings.length).toBe(original.warnings.length);
    for (const { code, value, limit } of original.warnings) {
      const same = row.warnings.find((warning) => warning.code === code);
      near(same?.value, value, 0, 0.0025);
      expect(same?.limit).toBe(limit);
    }
  }
});

function near(got: number | null | undefined, expected: number | null | undefined, relative: number, absolute = 0) {
  if (got == null || expected == null) throw new Error('missing');
  const allowed = Math.abs(expected) * relative * (1 + 1e-9) + absolute;
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(allowed + 1e-15);
}

test('the Lockstep that measured travels in a block of its own, which who does not know it passes over', async () => {
  const sent = makeSummary(7);
  const environment = { ...sent.environment, lockstep: '0.1.0+7272f8e' };
  expect((await roundTrip({ ...sent, environment })).environment).toEqual(environment);
  expect((await roundTrip(sent)).environment).not.toHaveProperty('lockstep');

  // Count, tag and length, of eight bits each, end in the byte before the text, which stands last.
  const bits = [...encode2(toShared({ ...sent, environment }))]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const block = [1, 1, 13].map((value) => value.toString(2).padStart(8, '0')).join('');
  const at = bits.lastIndexOf(block, bits.length - 13 * 8 - block.length);
  expect(bits.length - 13 * 8 - block.length - at).toBeLessThan(8);
  const other = `${bits.slice(0, at + 8)}${(99).toString(2).padStart(8, '0')}${bits.slice(at + 16)}`;
  const unknown = Uint8Array.from(other.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  const opened = await readLink(`2.${seal(unknown, DICTIONARY_2)}`);
  expect(opened.ok && opened.summary.environment).toEqual(sent.environment);
});

test('of two GPUs each row keeps its own, and both have their names', async () => {
  const sent = makeSummary(7);
  const secondAdapter = { vendor: 'intel', architecture: 'xe', device: '', description: 'Intel Xe', software: false };
  const [first, ...others] = sent.measurements;
  const row = { ...first, case: first.case.replace(':naive:', ':naive~second:'), gpu: 'second' as const };
  const environment = { ...sent.environment, secondAdapter };
  const got = await roundTrip({ ...sent, environment, measurements: [first, row, ...others] });
  expect(got.environment).toEqual(environment);
  expect(got.measurements.slice(0, 3).map(({ case: id, gpu }) => [id, gpu])).toEqual([
    [first.case, undefined],
    [row.case, 'second'],
    [others[0].case, undefined],
  ]);
  expect(got.measurements[0]).not.toHaveProperty('gpu');
});

test('a case that asked for a second GPU in vain keeps that it did', async () => {
  const sent = makeSummary(7);
  const reason = { code: 'no-second-gpu', text: { en: '', 'zh-CN': '' } };
  const row = makeRow('tiled', { status: 'unsupported', reason, gpu: 'second', case: 'matmul@1:tiled~second:n=64' });
  const got = await roundTrip({ ...sent, measurements: [row] });
  expect(got.measurements[0]).toMatchObject({ case: row.case, gpu: 'second', reason: { code: 'no-second-gpu' } });
  expect(got.measurements[0].reason?.text.en).toBe('The sender’s browser named no second GPU.');
  expect(got.environment).not.toHaveProperty('secondAdapter');
});

test('a link of an opened link is the same link', async () => {
  const link = await shareLink(makeSummary(3), BASE);
  const opened = await readLink(dataOf(link));
  if (!opened.ok) throw new Error(opened.problem.code);
  expect(await shareLink(opened.summary, BASE)).toBe(link);
});

test('cases without a time keep their status, and their reason has words', async () => {
  const texts = { en: 'Off by 3.0e+0 at row 5.', 'zh-CN': '偏差 3.0e+0。' };
  const summary: Summary = {
    ...makeSummary(1, { sizes: 0 }),
    environment: { ...LONG_NAMES, adapter: null, timestampQuantumUs: null },
    measurements: [
      makeRow('tiled', { status: 'wrong', reason: { code: 'wrong', text: texts }, maxError: 3 }),
      makeRow('naive', { status: 'wrong', reason: { code: 'wrong', text: texts }, maxError: Number.NaN }),
      makeRow('registers', { status: 'unsupported', reason: { code: 'no-webgpu', text: texts } }),
      makeRow('wasm', { on: 'wasm', status: 'failed', reason: { code: 'made-up', text: texts } }),
      makeRow('wasm-threads', { on: 'library', status: 'aborted', reason: { code: 'cancelled', text: texts } }),
    ],
  };
  const got = await roundTrip(summary);
  expect(got.environment).toEqual(summary.environment);
  expect(got.measurements.map(({ status }) => status)).toEqual(['wrong', 'wrong', 'unsupported', 'failed', 'aborted']);
  near(got.measurements[0].maxError, 3, ERROR_2.relativeError);
  expect(got.measurements[1].maxError).toBeNull();
  expect(got.measurements.map(({ reason }) => reason?.code)).toEqual([
    'wrong',
    'wrong',
    'no-webgpu',
    'made-up',
    'cancelled',
  ]);
  for (const { reason } of got.measurements) {
    expect(reason?.text.en).not.toContain('row 5');
    expect(reason?.text['zh-CN']).toMatch(/对方/);
  }
});

test('libraries survive, although no dictionary has words for them', async () => {
  const rows = workloads.flatMap(({ id, variants }) =>
    variants.flatMap((variant) =>
      variant.on === 'library' ? [makeRow(variant.id, { workload: id, on: 'library' })] : [],
    ),
  );
  const missing = { code: 'library-in-browser-only', text: { en: 'x', 'zh-CN': 'x' } };
  const refused = makeRow('jax-wasm', { on: 'library', status: 'unsupported', reason: missing });
  const got = await roundTrip({ ...makeSummary(1, { sizes: 0 }), measurements: [...rows, refused] });
  expect(rows.length).toBeGreaterThan(6);
  expect(got.measurements.map(({ workload, variant, on }) => [workload, variant, on])).toEqual(
    [...rows, refused].map(({ workload, variant, on }) => [workload, variant, on]),
  );
  expect(got.measurements.at(-1)?.reason?.text.en).toContain('browser only');
});

test('a definition has the words for what it refuses itself', async () => {
  const convolution = workloads.find(({ id }) => id === 'convolution');
  const params = { size: 64, k: 3, height: 64, filter: 'edge' };
  const reason = { code: 'not-separable', text: { en: 'x', 'zh-CN': 'x' } };
  const refused = { workload: 'convolution', params, status: 'unsupported', reason } as const;
  const got = await roundTrip({
    ...makeSummary(1, { sizes: 0 }),
    measurements: [
      makeRow('js-separable', { ...refused, case: 'convolution@1:js-separable:size=64', on: 'js' }),
      makeRow('separable', { ...refused, case: 'convolution@1:separable:size=64' }),
    ],
  });
  const own = convolution?.variants.find(({ id }) => id === 'js-separable');
  expect(own?.on === 'js' && own.unsupported?.(params)).toMatchObject({ code: 'not-separable' });
  for (const row of got.measurements) expect(row.reason?.text.en).toMatch(/column and a row/);
});

test('a workload, version or variant that is unknown here keeps its times and has no rates', async () => {
  const { kernelMs } = makeSummary(1, { sizes: 1, contenders: 1 }).measurements[0];
  const got = await roundTrip({
    ...makeSummary(1, { sizes: 0 }),
    measurements: [
      makeRow('tiled', { workload: 'fft', case: 'fft@3:tiled:n=64', kernelMs }),
      makeRow('tiled', { case: 'matmul@9:tiled:n=64', kernelMs }),
      makeRow('quantum', { kernelMs }),
      makeRow('tiled', { params: { n: 64, m: 64, k: 1_000_000 }, kernelMs }),
      makeRow('tiled', { kernelMs }),
    ],
  });
  expect(got.measurements.map(({ case: id }) => id)).toEqual([
    'fft@3:tiled:n=64,m=64,k=64',
    'matmul@9:tiled:n=64,m=64,k=64',
    'matmul@1:quantum:n=64',
    'matmul@1:tiled:n=64,k=1000000',
    'matmul@1:tiled:n=64',
  ]);
  expect(got.measurements.map(({ gflops }) => gflops !== null)).toEqual([false, false, false, false, true]);
  for (const row of got.measurements) near(row.kernelMs?.median, kernelMs?.median, TIME.relativeError);
});

test('a time that the clocks could not tell stays untold', async () => {
  const kernelMs = { median: 0, low: -0.1, high: 0.2, min: -0.3, samples: 4 };
  const got = await roundTrip({ ...makeSummary(1, { sizes: 0 }), measurements: [makeRow('tiled', { kernelMs })] });
  expect(got.measurements[0]).toMatchObject({ status: 'ok', kernelMs: { median: 0, samples: 4 }, gflops: null });
});

test.each([
  ['nothing', '', 'empty'],
  ['a version only', '1.', 'empty'],
  ['half a version', '1', 'empty'],
  ['a blank', ' ', 'empty'],
  ['a word', 'x', 'damaged'],
  ['a version that never was', '0.AAAA', 'damaged'],
  ['no checksum', '1.AAAA', 'damaged'],
  ['markup', '1.<script>alert(1)</script>', 'damaged'],
  ['the next version', '3.AAAA', 'newer'],
  ['a far later version', '117.anything at all', 'newer'],
  ['too many letters', `1.${'A'.repeat(20_000)}`, 'too-large'],
  ['a bomb', `2.${sealAny(new Uint8Array(2_000_000), DICTIONARY_2)}`, 'too-large'],
  ['no cases', `2.${seal(encode2(toShared(makeSummary(1, { sizes: 0 }))), DICTIONARY_2)}`, 'empty'],
])('%s is refused', async (_, text, code) => {
  const opened = await readLink(text);
  expect(opened.ok ? null : opened.problem.code).toBe(code);
});

test('a changed letter is noticed, or changes nothing (the last bits are padding)', async () => {
  const data = dataOf(await shareLink(makeSummary(5, { sizes: 2, contenders: 3 }), BASE));
  const original = await readLink(data);
  for (let at = 2; at < data.length - 1; at++) {
    const changed = `${data.slice(0, at)}${data[at] === 'A' ? 'B' : 'A'}${data.slice(at + 1)}`;
    const opened = await readLink(changed);
    if (opened.ok) expect(opened).toEqual(original);
    else expect(opened.problem.code).toBe('damaged');
  }
});

test('wrapped lines and a full stop at the end do no harm', async () => {
  const data = dataOf(await shareLink(makeSummary(5, { sizes: 2 }), BASE));
  expect((await readLink(`${data.slice(0, 40)}\n${data.slice(40)}).`)).ok).toBe(true);
});

test('texts from a link are one line of plain text', async () => {
  const dirty = { ...LONG_NAMES, browser: 'A\u0000\u202Eevil\u2066\n\u200Bname', os: 'x'.repeat(500) };
  const got = await roundTrip({ ...makeSummary(1, { sizes: 1 }), environment: dirty });
  expect(got.environment.browser).toBe('Aevil name');
  expect(got.environment.os).toBe('x'.repeat(32));
});

test('more cases than a link holds are refused when it is made', async () => {
  const { measurements, ...rest } = makeSummary(1);
  const many = Array.from({ length: 9 }, () => measurements).flat();
  await expect(shareLink({ ...rest, measurements: many }, BASE)).rejects.toThrow(RangeError);
});
