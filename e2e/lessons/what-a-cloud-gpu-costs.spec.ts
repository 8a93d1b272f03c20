/** The lesson on prices from the first step to the last: lists, bills and sentences from figures, in both languages. */
import type { Cost } from '../../src/engine/contract.ts';
import { cover } from '../../src/lessons/what-a-cloud-gpu-costs/cover.ts';
import { runs } from '../../src/lessons/what-a-cloud-gpu-costs/runs.ts';
import { cost as matmulCost } from '../../src/workloads/matmul/definition.ts';
import { cost as copyCost } from '../../src/workloads/peak-copy/definition.ts';
import { cost as fmaCost } from '../../src/workloads/peak-fma/definition.ts';
import { type Language, texts } from '../support/app.ts';
import { leastMs, type Machine, NO_GPU, sideOf, withoutGpu } from '../support/figures.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  goTo,
  measure,
  openStep,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const COSTS: Readonly<Record<string, (params: never) => Cost>> = {
  matmul: matmulCost,
  'peak-fma': fmaCost,
  'peak-copy': copyCost,
};
const ROOFS = { gpu: { gflops: 8000, gbps: 400 }, cpu: { gflops: 200, gbps: 20 } } as const;

/** Multiplies matrices at five eighths of its roof of arithmetic. */
const machine: Machine = (at) => {
  const cost = COSTS[at.workload](at.params as never);
  if (at.workload !== 'matmul') return { kernelMs: leastMs(at, cost, ROOFS), spread: 0 };
  const { gflops } = ROOFS[sideOf(at) === 'gpu' ? 'gpu' : 'cpu'];
  return { kernelMs: cost.flops / (0.625 * gflops) / 1e6, spread: 0 };
};

const price = (page: Page, instance: string, language: Language = 'en') =>
  page
    .getByRole('textbox', { name: `${instance}${language === 'en' ? ': US dollars an hour' : '：美元/小时'}` })
    .last();
const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Picks by the beginning of the names. */
async function pick(page: Page, language: Language, picks: readonly string[]): Promise<void> {
  const task = challenge(page, language);
  for (const [at, name] of picks.entries()) {
    const list = task.getByRole('combobox').nth(at);
    const label = await list.getByRole('option').filter({ hasText: name }).first().textContent();
    await list.selectOption({ label: label ?? name });
  }
  await task.getByRole('button', { name: texts[language].lessons.challenge.check }).click();
}

const english: Visits = {
  async hour(page) {
    const list = table(page, 'Prices per hour, with their dates');
    await expect(list.getByRole('row', { name: /^p5\.48xlarge/ }).first()).toContainText('as of the article');
    await expect(list.getByRole('row', { name: /^p5\.48xlarge/ }).last()).toContainText('Jan 21, 2026');
    // What is no price is told, stays as it was typed, and counts for nothing.
    for (const [typed, said] of [
      ['-2', 'This has to be 0.0001 or more. Until then 6.88 counts.'],
      ['', 'Nothing is typed here.'],
      ['6,880', 'Is the comma a decimal point'],
      ['1e99', 'This is too much'],
    ]) {
      await price(page, 'p5.4xlarge').fill(typed);
      await expect(list).toContainText(said);
      await expect(price(page, 'p5.4xlarge')).toHaveValue(typed);
    }
    await price(page, 'p5.4xlarge').fill('5,5');
    await expect(list.getByRole('row', { name: /^p5\.4xlarge/ })).toContainText('yours; the list has 6.88');
    // An instance and a currency of the visitor's.
    await page.getByText('Add an instance').click();
    await page.getByRole('button', { name: 'Add it to the list' }).click();
    await expect(page.getByText('A name is needed')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Cellar');
    await page.getByRole('textbox', { name: 'US dollars an hour', exact: true }).fill('0.25');
    await page.getByRole('button', { name: 'Add it to the list' }).click();
    await expect(list.getByRole('row', { name: /^Cellar/ })).toContainText('1 × V100 16 GB');
    await page.getByText('Show another currency').click();
    await page.getByRole('textbox', { name: /^Currency/ }).fill('CNY');
    await page.getByRole('textbox', { name: 'How much of it is one US dollar' }).fill('7');
    await expect(list.getByRole('row', { name: /^Cellar/ })).toContainText('¥1.75');
    // All of it is there after a reload.
    await page.reload();
    await expect(price(page, 'p5.4xlarge')).toHaveValue('5,5');
    await expect(list.getByRole('row', { name: /^Cellar/ })).toContainText('¥1.75');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Put back all figures' }).click();
    await expect(price(page, 'p5.4xlarge')).toHaveValue('6.88');
    await expect(list.getByRole('row', { name: /^Cellar/ })).toHaveCount(0);
    await page.getByText('The cards’ data sheets').click();
    await expect(table(page, 'What the cards are sold with').getByRole('row', { name: /^H100 SXM/ })).toContainText(
      /3,350.*white paper.*2023/,
    );
  },

  async guess(page) {
    await page.getByRole('radio', { name: /^A16/ }).check();
    await page.getByRole('slider').press('ArrowLeft');
    await expect(page.getByText(texts.en.lessons.predict.kept)).toHaveCount(2);
  },

  async measure(page, bench) {
    const run = runBox(page, runs.rate.title);
    await measure(bench, run, machine);
    const rates = table(page, 'Measured on this machine');
    await expect(rates.getByRole('row', { name: /^Your GPU/ })).toContainText(
      /5,000 GFLOP\/s.*8,000 GFLOP\/s.*63%.*400 GB\/s/,
    );
    await expect(rates.getByRole('row', { name: /^Your CPU/ })).toContainText(/125 GFLOP\/s.*20 GB\/s/);
  },

  async compare(page) {
    await expect(page.getByText(/^The whole training costs least on H100 PCIe \(Lambda\)\./)).toBeVisible();
    await expect(page.getByText(/At that rate the training takes 16\.7 h\./)).toBeVisible();
    await expect(page.getByText(/^Cheapest rented: g4dn\.xlarge \(AWS, 1\s×\sT4\)/)).toBeVisible();
    const answer = table(page, 'A short answer: time and money');
    await expect(answer.getByRole('row', { name: /^A16/ })).toContainText(/billed 1 h.*\$0\.47/);
    await page.getByRole('radio', { name: 'A day of training' }).check();
    const training = table(page, 'A day of training: time and money');
    await expect(training.getByRole('row', { name: /^Your GPU/ })).toContainText(
      /16\.7 h.*measured rate; electricity alone/,
    );
    await expect(training.getByRole('row', { name: /^Your CPU/ })).toContainText('later than the deadline');
    await expect(training.getByRole('row', { name: /^H100 PCIe/ })).toContainText(
      /19\.5 min.*\$0\.95.*price: May 2026/,
    );
    await page.getByRole('radio', { name: 'A service that never ends' }).check();
    const service = table(page, 'A service that never ends: time and money');
    await expect(service.getByRole('row', { name: /^p3\.2xlarge/ })).toContainText(
      'does not fit into the memory of one GPU',
    );
    await expect(page.locator('.claim').first()).toContainText('The cheapest hour of the list is A16');
    await expect(page.locator('.claim').last()).toContainText('The newest of the list is the L40S');
  },

  async knob(page) {
    const figure = page.getByRole('figure', { name: 'Cost of the training against its deadline' });
    await expect(figure).toContainText('Within 15 min the cheapest is 2 × H100 PCIe (Lambda)');
    await expect(figure.getByRole('application')).toBeVisible();
    const costs = table(page, 'Cost by deadline');
    await expect(costs.locator('thead th')).toHaveCount(6);
    await figure.getByRole('checkbox', { name: /^A16/ }).check();
    await expect(costs.locator('thead th')).toHaveCount(7);
    await expect(costs.getByRole('row', { name: /^within 15 min/ })).toContainText('17 machines');
    await page.getByRole('radio', { name: '32 bits, ordinary units' }).check();
    await expect(figure).toContainText(/Within 24 h it is L40S \(Vultr\)/);
    await page.getByRole('textbox', { name: /^Share of the peak of arithmetic/ }).fill('400');
    await expect(page.getByText('This is too much: at most 100. Until then 40 counts.')).toBeVisible();
    await page.getByRole('textbox', { name: /^Share of the peak of arithmetic/ }).fill('40');
    await page.getByRole('radio', { name: '16 bits on matrix units' }).check();
  },

  async buy(page) {
    const own = box(page, 'Your machine');
    await expect(own).toContainText('Renting is cheaper, always.');
    await own.getByRole('textbox', { name: 'Electricity, a kWh' }).fill('0');
    await own.getByRole('textbox', { name: 'Price of purchase' }).fill('1000');
    await expect(own).toContainText(/Buying pays from 145 rented hours on/);
    await own.getByRole('textbox', { name: 'Years that it lasts' }).fill('1');
    await expect(own).toContainText('Renting is cheaper. Buying would pay only after');
    const idle = box(page, 'A month of standing idle');
    await expect(idle.getByRole('row', { name: /^Vultr/ })).toContainText(
      /\$344\.07.*the full price goes on.*Sep 15, 2025/,
    );
    await idle.getByRole('textbox', { name: 'Data that stays there, in GB' }).fill('1000');
    await expect(idle.getByRole('row', { name: /^Lambda/ })).toContainText('$200.00');
    await idle.getByRole('textbox', { name: /^Lambda/ }).fill('0.1');
    await expect(idle.getByRole('row', { name: /^Lambda/ })).toContainText('$100.00');
    await expect(page.locator('.claim').last()).toContainText('1.5 min of use are billed as 1 h');
  },

  async beside(page) {
    await expect(page.locator('.claim').first()).toContainText('Inferentia is a chip of AWS');
    await expect(page.locator('.claim').last()).toContainText('$98.32 in the article, $55.04 on Jan 21, 2026');
  },

  async pick(page) {
    await pick(page, 'en', ['A16', 'A16', 'A16']);
    await expectWrong(page, 'en');
    await expect(challenge(page, 'en')).toContainText('A16 (Vultr): $0.47 for 1 h, as billed');
    await expect(challenge(page, 'en')).toContainText('does not fit into the memory of one GPU');
    await pick(page, 'en', ['g4dn.xlarge', 'H100 PCIe', 'L40S']);
    await expectRight(page, 'en');
    // The list as the visitor changes it decides.
    await page.getByText('The list, which you may change here too').click();
    await price(page, 'A40').fill('0.5');
    await pick(page, 'en', ['g4dn.xlarge', 'H100 PCIe', 'L40S']);
    await expectWrong(page, 'en');
    await price(page, 'A40').fill('1.712');
  },
};

const chinese: Visits = {
  hour: (page) => expect(table(page, '每小时价格和日期')).toContainText('按文章'),
  async compare(page) {
    await expect(page.getByText(/^整个训练下来，最便宜的是 H100 PCIe（Lambda）。/)).toBeVisible();
    await page.getByRole('radio', { name: '一天的训练' }).check();
    await expect(table(page, '一天的训练：用时和花费').getByRole('row', { name: /^你的 GPU/ })).toContainText(
      '16.7 小时',
    );
    await expect(page.locator('.claim').first()).toContainText('每月要 1,221 美元。');
  },
  knob: (page) => expect(page.getByText(/^期限 15 分钟，最便宜的是 2\s×\sH100 PCIe/)).toBeVisible(),
  buy: (page) => expect(box(page, '闲置一个月')).toContainText('照收整价，销毁才停'),
  beside: (page) => expect(page.locator('.claim').last()).toContainText('降了 44%。'),
  async pick(page) {
    await pick(page, 'zh-CN', ['g4dn.xlarge', 'A16', 'L40S']);
    await expectWrong(page, 'zh-CN');
    await pick(page, 'zh-CN', ['g4dn.xlarge', 'H100 PCIe', 'L40S']);
    await expectRight(page, 'zh-CN');
  },
};

test('a visitor guesses, measures, prices three jobs, changes prices and picks, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('the CPU is priced, and what needs no measurement works', async ({ page, bench }) => {
    await openStep(page, cover, 'measure', 'en');
    const rate = runBox(page, runs.rate.title);
    await measure(bench, rate, withoutGpu(machine));
    // Without a GPU the figures of another machine are fetched first.
    await expect(rate.getByRole('table').first()).toBeVisible();
    await goTo(page, cover, 'compare', 'en');
    const answer = table(page, 'A short answer: time and money');
    await expect(answer.getByRole('row', { name: /^Your CPU/ })).toContainText('measured rate; electricity alone');
    await expect(answer.getByRole('row', { name: /^Your GPU/ })).toHaveCount(0);
    await expect(answer.locator('tbody tr')).toHaveCount(14);
    // Who begins anew has the figures of the list again.
    await goTo(page, cover, 'hour', 'en');
    await price(page, 'p5.4xlarge').fill('5');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: texts.en.lessons.lesson.reset }).click();
    await expect(price(page, 'p5.4xlarge')).toHaveValue('6.88');
  });
});
