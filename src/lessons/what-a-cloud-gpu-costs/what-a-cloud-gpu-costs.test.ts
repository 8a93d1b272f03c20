import { describe, expect, it } from 'vitest';
import type { SummaryRow } from '../../results/summary.ts';
import { costedRow } from '../../results/testing/rows.ts';
import type { Results } from '../lesson.ts';
import { resultsFrom } from '../testing/rows.ts';
import { joined, text } from '../text.ts';
import { bookOf, type Edits, NO_EDITS, withPrice } from './book.ts';
import { best, costOf, judge, type Picked } from './challenge.ts';
import { KINDS } from './data.ts';
import { bestWithin, DEADLINES, FINE, ownWithin, within } from './deadlines.ts';
import { DELIVERED, RENTED } from './delivered.ts';
import { lesson } from './index.ts';
import { PICKS } from './jobs.ts';
import { bestOwn, matmulOf, ownRate } from './measured.ts';
import { amount, asOfText, datedName, dollars, hourly, nameOf, spanText, tickAmount } from './money.ts';

const atRate = (pattern: string, rate: number): SummaryRow => {
  const { gflops, gbps } = costedRow(pattern, 1);
  return costedRow(pattern, (gflops ?? gbps ?? 0) / rate);
};

const results = (rows: readonly SummaryRow[]): Results => {
  const { rate } = resultsFrom('none', { rate: [] });
  return rate ? { rate: { ...rate, summary: { ...rate.summary, measurements: rows } } } : {};
};

const GPU = [
  atRate('matmul:registers-direct:n=128', 5000),
  atRate('peak-fma:gpu:rows=4096,steps=1024', 8000),
  atRate('peak-copy:gpu:blocks=4096', 400),
];
const CPU = [
  atRate('matmul:wasm-threads:n=128', 100),
  atRate('peak-fma:wasm-threads:rows=4096,steps=1024', 200),
  atRate('peak-copy:wasm-threads:blocks=4096', 20),
];
const ALL = results([...GPU, ...CPU]);

describe('the own machine', () => {
  it('has the rate of its best multiplication, and memory as its roof has it', () => {
    expect(ownRate(ALL, 'gpu')).toEqual({ gflops: expect.closeTo(5000), gbps: expect.closeTo(400) });
    expect(ownRate(ALL, 'cpu')).toEqual({ gflops: expect.closeTo(100), gbps: expect.closeTo(20) });
    expect(bestOwn(ALL)?.side).toBe('gpu');
    expect(bestOwn(results(CPU))?.side).toBe('cpu');
  });

  it('has none where a roof or a time is missing', () => {
    expect(ownRate(results(GPU.slice(0, 2)), 'gpu')).toBeNull();
    expect(ownRate(results(GPU.slice(1)), 'gpu')).toBeNull();
    expect(matmulOf(results(GPU.slice(0, 1)), 'gpu')).toBeCloseTo(5000);
    expect(bestOwn({})).toBeNull();
  });
});

describe('the guesses', () => {
  const { whole, own } = lesson.predictions;

  it('which is cheapest in the end', () => {
    expect(whole.answer(ALL)).toBe('lambda-h100-pcie');
    expect(whole.explain(ALL, 'vultr-a16').en).toBe(
      'The whole training costs least on H100 PCIe (Lambda). In order: H100 PCIe (Lambda, price of May 2026) $0.95; g4dn.xlarge (AWS, 1 × T4, price of Jan 21, 2026) $1.71; p5.48xlarge (AWS, 8 × H100 SXM, price of Jan 21, 2026) $4.20; A16 (Vultr, price of Aug 19, 2025) $5.65. Computed, not measured: 40% of the data sheet’s peak is assumed everywhere.',
    );
    expect(whole.explain(ALL, 'lambda-h100-pcie')['zh-CN']).toMatch(
      /^整个训练下来，最便宜的是 H100 PCIe（Lambda）。.*；A16（Vultr，2025\s?年\s?8\s?月\s?19\s?日的价格）5\.65 美元。.*你猜中了。$/,
    );
    expect(whole.explain(ALL, 'lambda-h100-pcie').en).toMatch(/You saw that coming\.$/);
  });

  it('how long the own machine takes', () => {
    expect(own.answer(ALL)).toBeCloseTo(16.67, 2);
    expect(own.explain(ALL, 10).en).toBe(
      'Your GPU multiplies matrices at 5,000 GFLOP/s, measured with 32-bit numbers. At that rate the training takes 16.7 h. The cheapest rented one, H100 PCIe (Lambda, price of May 2026), takes 19.5 min by its data sheet, with 16-bit numbers. Your guess was close.',
    );
    expect(own.explain(ALL, 1000)['zh-CN']).toMatch(/训练要 16\.7 小时。.*要 19\.5 分钟。$/);
    expect(own.answer(results(GPU.slice(0, 1)))).toBeNull();
    expect(own.explain({}, 10).en).toBe('No whole rate was measured.');
  });
});

describe('the claims', () => {
  const { hour, newest, stay, chip, used, cloud } = lesson.claims;

  it('the cheapest hour is the cheapest in none of the three jobs', () => {
    const verdict = hour.verdict(ALL);
    expect(verdict?.holds).toBe('no');
    expect(verdict?.because.en).toBe(
      'The cheapest hour of the list is A16 (Vultr, price of Aug 19, 2025), $0.471. A short answer: $0.47 on it, $0.032 on g4dn.xlarge (AWS, 1 × T4, price of Jan 21, 2026). A day of training: $5.65 on it, $0.95 on H100 PCIe (Lambda, price of May 2026). A service that never ends: it cannot do it, $1,221 a month on L40S (Vultr, price of Aug 19, 2025). Times are computed from data sheets, not measured.',
    );
    expect(verdict?.because['zh-CN']).toContain('一直开着的服务：它干不了，用 L40S');
    expect(verdict?.because['zh-CN']).toContain('每月要 1,221 美元。');
  });

  it('the newest card is the cheapest in one of them only', () => {
    expect(newest.verdict(ALL)).toMatchObject({ holds: 'no' });
    expect(newest.verdict(ALL)?.because.en).toMatch(/^The newest of the list is the L40S, launched in Aug 2023\./);
    expect(newest.verdict(ALL)?.because.en).toContain('A service that never ends: it is cheapest, $1,221 a month.');
  });

  it('some prices stay, and some do not', () => {
    expect(stay.verdict(ALL)).toMatchObject({ holds: 'partly' });
    expect(stay.verdict(ALL)?.because.en).toContain('p3.2xlarge: $3.06 in the article and on Jan 21, 2026.');
    expect(stay.verdict(ALL)?.because.en).toContain(
      'p5.48xlarge: $98.32 in the article, $55.04 on Jan 21, 2026, 44% less.',
    );
    expect(stay.verdict(ALL)?.because['zh-CN']).toContain('降了 44%。');
  });

  it('a chip for inference is no GPU, and is in no list of them', () => {
    expect(chip.verdict(ALL)?.holds).toBe('no');
    expect(RENTED.filter(({ instance }) => /^inf|inferentia/i.test(instance))).toEqual([]);
  });

  it('one pays for more than one uses', () => {
    expect(used.verdict(ALL)?.holds).toBe('partly');
    expect(used.verdict(ALL)?.because.en).toContain(
      'Vultr, as of Sep 15, 2025: 1.5 min of use are billed as 1 h; a month of standing idle costs $344.07.',
    );
    expect(used.verdict(ALL)?.because['zh-CN']).toContain('用 1.5 分钟，按 2 分钟计费；闲置一个月要 20.00 美元。');
  });

  it('buying pays for a machine that is fast enough, and never for one that is not', () => {
    expect(cloud.verdict(ALL)?.holds).toBe('yes');
    expect(cloud.verdict(ALL)?.because.en).toContain('the electricity alone costs more than that hour.');
    const fast = results([atRate('matmul:registers-direct:n=128', 200_000), ...GPU.slice(1)]);
    expect(cloud.verdict(fast)?.holds).toBe('partly');
    expect(cloud.verdict(fast)?.because.en).toMatch(
      /up to 666 rented hours renting is cheaper, beyond that buying is\./,
    );
    const late = results([atRate('matmul:registers-direct:n=128', 12_000), ...GPU.slice(1)]);
    expect(cloud.verdict(late)?.holds).toBe('yes');
    expect(cloud.verdict(late)?.because.en).toContain('longer than it lasts');
    expect(cloud.verdict(results([]))).toBeNull();
  });
});

describe('the deadline', () => {
  const offerOf = (id: string) => DELIVERED.entries.find((one) => one.id === id) ?? DELIVERED.entries[0];

  it('is met by more machines, which cost no less', () => {
    const bills = DEADLINES.map((deadline) => within(offerOf('g4dn.xlarge'), DELIVERED, deadline));
    expect(bills.map((bill) => bill?.machines ?? null)).toEqual([17, 8, 4, 2, 1, 1, 1, 1]);
    const costs = bills.flatMap((bill) => bill?.usd ?? []);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    expect(within(offerOf('g4dn.xlarge'), DELIVERED, 0.05)).toBeNull();
  });

  it.each(KINDS)('never costs more where it is later, with numbers of %s', (kind) => {
    const book = { ...DELIVERED, assumed: { ...DELIVERED.assumed, kind } };
    for (const offer of DELIVERED.entries) {
      const costs = FINE.map((deadline) => within(offer, book, deadline)?.usd ?? Infinity);
      const rises = costs.filter((usd, at) => at > 0 && usd > costs[at - 1] * (1 + 1e-9));
      expect({ id: offer.id, rises }).toEqual({ id: offer.id, rises: [] });
      expect(costs.at(-1)).toBeLessThan(Infinity);
    }
  });

  it('is met by the cheapest number of machines, not by the fewest, where steps of billing are long', () => {
    const book = { ...DELIVERED, assumed: { ...DELIVERED.assumed, kind: 'f32' } as const };
    const bills = [1, 2, 4].map((deadline) => within(offerOf('vultr-l40s'), book, deadline));
    // Two machines would be billed for four hours. Three hours of one cost as much as an hour of three: one is taken.
    expect(bills).toMatchObject([
      { machines: 3, billed: 1 },
      { machines: 3, billed: 1 },
      { machines: 1, billed: 3 },
    ]);
  });

  it('has a cheapest machine, of which it takes more where time is short', () => {
    expect(bestWithin(DELIVERED, 24)).toMatchObject({ offer: { id: 'lambda-h100-pcie' }, bill: { machines: 1 } });
    expect(bestWithin(DELIVERED, 0.25)).toMatchObject({ offer: { id: 'lambda-h100-pcie' }, bill: { machines: 2 } });
    expect(bestWithin(DELIVERED, 0.01)).toBeNull();
  });

  it('is met by the own machine once it is late enough', () => {
    const rate = ownRate(ALL, 'gpu');
    expect(ownWithin(rate, DELIVERED, 16)).toBeNull();
    expect(ownWithin(rate, DELIVERED, 17)?.machines).toBe(1);
    expect(ownWithin(null, DELIVERED, 100)).toBeNull();
  });

  it('is drawn between the marks too, in order', () => {
    expect(FINE).toEqual([...FINE].sort((a, b) => a - b));
    for (const mark of DEADLINES) expect(FINE).toContain(mark);
  });
});

describe('the challenge', () => {
  const pick = (book = DELIVERED): Picked =>
    Object.fromEntries(PICKS.map((job) => [job.id, best(job, book)[0].offer.id]));

  it('has another answer for each job', () => {
    expect(pick()).toEqual({ try: 'g4dn.xlarge', night: 'lambda-h100-pcie', desk: 'vultr-l40s' });
    expect(judge(pick(), DELIVERED)).toBe(true);
    for (const { id } of PICKS) expect(judge({ ...pick(), [id]: 'p5.48xlarge' }, DELIVERED)).toBe(false);
    expect(judge({}, DELIVERED)).toBe(false);
  });

  it('takes what is as cheap but for two percent', () => {
    expect(judge({ ...pick(), night: 'lambda-h100-sxm' }, DELIVERED)).toBe(true);
  });

  it('is judged by the list as the visitor has changed it', () => {
    const edits: Edits = withPrice(NO_EDITS, 'vultr-a100', '1.6');
    expect(judge(pick(), bookOf(edits))).toBe(false);
    expect(judge({ ...pick(), desk: 'vultr-a100' }, bookOf(edits))).toBe(true);
  });

  it('says what a choice costs, or why it cannot be', () => {
    const [, , desk] = PICKS;
    expect(costOf(desk, { desk: 'g4dn.xlarge' }, DELIVERED)).toBe('memory');
    expect(costOf(desk, { desk: 'gone' }, DELIVERED)).toBeNull();
    expect(costOf(desk, pick(), DELIVERED)).toMatchObject({ bill: { billed: 101 } });
    const nobody = { ...DELIVERED, entries: DELIVERED.entries.filter(({ id }) => id === 'g4dn.xlarge') };
    expect(judge(pick(), nobody)).toBeNull();
  });
});

describe('words for', () => {
  it('sentences that follow each other, between which Chinese has no space', () => {
    const parts = [text('One.', '第一句。'), text('Two.', '第二句。')];
    expect(joined(parts)).toEqual({ en: 'One. Two.', 'zh-CN': '第一句。第二句。' });
    expect(joined(parts.slice(0, 1))).toEqual(parts[0]);
  });

  it('amounts', () => {
    expect(amount(0.0324, 'en')).toBe('$0.032');
    expect(amount(3, 'en')).toBe('$3.00');
    expect(amount(1234.5, 'en')).toBe('$1,235');
    expect([0.5, 0.1, 0.0996, 0.05, 0.001].map((usd) => amount(usd, 'en'))).toEqual([
      '$0.50',
      '$0.10',
      '$0.10',
      '$0.05',
      '$0.001',
    ]);
    expect(amount(0, 'en')).toBe('$0');
    expect(amount(2, 'en', { name: 'CNY', rate: 7 })).toBe('¥14.00');
    expect(amount(2, 'zh-CN', { name: 'Taler', rate: 1.5 })).toBe('3.00 Taler');
    expect(dollars(5.649)).toEqual({ en: '$5.65', 'zh-CN': '5.65 美元' });
    expect(hourly(21.957642).en).toBe('$21.958');
  });

  it('the ticks of an axis, all of them short', () => {
    expect([0.05, 1, 250, 1000, 25_000].map((usd) => tickAmount(usd, 'en'))).toEqual([
      '$0.05',
      '$1',
      '$250',
      '$1K',
      '$25K',
    ]);
    expect(tickAmount(2, 'zh-CN', { name: 'CNY', rate: 7 })).toBe('¥14');
    expect(tickAmount(200, 'en', { name: 'Taler of Saxony', rate: 10 })).toBe('2K');
  });

  it('dates', () => {
    expect(['article', '2026-01-21', '2026-05', '2023'].map((asOf) => asOfText(asOf, 'en'))).toEqual([
      'as of the article',
      'Jan 21, 2026',
      'May 2026',
      '2023',
    ]);
    expect(asOfText('yours', 'zh-CN')).toBe('你填的');
  });

  it('spans', () => {
    expect([0.005, 0.5, 30, 72, 24 * 365.25 * 3].map((hours) => spanText(hours, 'en'))).toEqual([
      '18 s',
      '30 min',
      '30 h',
      '3 days',
      '3 years',
    ]);
    expect(spanText(1, 'zh-CN')).toBe('1 小时');
    expect(spanText(Infinity, 'en')).toBe('–');
  });

  it('instances', () => {
    const [first] = RENTED;
    expect(nameOf(first)).toEqual({ en: 'g4dn.xlarge (AWS, 1 × T4)', 'zh-CN': 'g4dn.xlarge（AWS，1 × T4）' });
    expect(datedName(first).en).toBe('g4dn.xlarge (AWS, 1 × T4, price of Jan 21, 2026)');
    expect(nameOf({ ...first, provider: 'yours', instance: 'T4' }).en).toBe('T4');
  });
});
