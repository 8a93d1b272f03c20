/** One run of each workload in the lab. */
import { notice, texts } from '../support/app.ts';
import { openLab, unfold } from '../support/lab.ts';
import { expectTableEqualsChart, runLab } from '../support/real.ts';
import { expect, test } from '../support/test.ts';

const { lab, errors, limit } = texts.en;

/** A contender of each side at a small size, of the first one of every kind; a run that needs less time ends sooner. */
const PLANS: Readonly<Record<string, number>> = {
  'matmul:tuned|js-blocked|workers|wasm-threads:n=64': 4,
  'convolution:separable|wasm-threads:size=64': 2,
  'depthwise:tiled|wasm-threads:size=64': 2,
  'conv-layer:registers|wasm-threads:n=1,w=16,in=4,out=8,k=3,stride=1': 2,
  'softmax:online|wasm-threads:n=64,m=64': 2,
  'histogram:copies|wasm-threads:size=64': 2,
  'matvec:four-rows|wasm-threads:rows=64,weights=i8': 2,
  'attention:blocks|wasm-threads:t=64,heads=1': 2,
  'vector-add:vec4|wasm-threads:n=4096': 2,
  'mandelbrot:squares|wasm-threads:width=64': 2,
  'transpose:padded|wasm-threads:n=64': 2,
  'strided-copy:neighbours|wasm-threads:stride=4,count=4096': 2,
  'reduction:two-pass|wasm-threads:n=4096': 2,
  'scan:three-pass|wasm-threads:n=4096': 2,
  'dependent-chain:one|wasm-threads:chains=16,steps=1024': 2,
  'divergence:branch|wasm-threads:n=1024': 2,
  'parallel-slots:light|wasm-threads:groups=4,steps=256': 2,
  'recurrence:loop|wasm-threads:t=8,d=16': 2,
  'linear-recurrence:scan|wasm-threads:t=100,c=16': 2,
  'training:fused|wasm-threads:b=8,width=16,pictures=64': 2,
  'language:fused|wasm-threads:b=2,width=16,layers=1,t=8,windows=16': 2,
  'n-body:tiled|wasm-threads:n=64': 2,
  'heat:blocked|wasm-threads:width=64': 2,
  'option-price:registers|wasm-threads:n=4096': 2,
  'docking:poses|wasm-threads:n=64,atoms=8,pocket=64': 2,
};

/** So many one after the other in one page: to load it for each takes as long as to measure. */
const AT_ONCE = 5;

const workloadOf = (plan: string) => plan.split(':')[0];

const plans = Object.entries(PLANS);
for (let first = 0; first < plans.length; first += AT_ONCE) {
  const some = plans.slice(first, first + AT_ONCE);
  const names = some.map(([plan]) => workloadOf(plan)).join(', ');
  test(`${names}: the table has what the chart has`, async ({ page }) => {
    await openLab(page);
    for (const [plan, cases] of some) {
      await test.step(plan, async () => {
        await page.goto(`./#/lab/${plan}/60s`);
        await expect(page.getByLabel(lab.workload, { exact: true })).toHaveValue(workloadOf(plan));
        await runLab(page);
        await expect(page.getByRole('heading', { name: lab.results.title })).toBeVisible();
        await expect(notice(page, errors.software.title)).toBeVisible();
        await expectTableEqualsChart(page, cases);
      });
    }
  });
}

test('the tuner finds a configuration, remembers it, and the next run is built with it', async ({ page }) => {
  await openLab(page, 'matmul:tuned:n=32/60s');
  const card = page.getByRole('region', { name: lab.tune.title });
  await card.getByRole('button', { name: lab.tune.start, exact: true }).click();
  await expect(card.getByRole('button', { name: lab.tune.again, exact: true })).toBeVisible();
  await expect(card.locator('.tune__winners li')).toHaveText(/^n = 32: \S+.* default/);
  const configuration = (await card.locator('.tune__winners code').textContent()) ?? '';
  await runLab(page);
  await expect(page.locator('.chart-bar__name')).toContainText(
    texts.en.charts.builtAs.replace('{{name}}', configuration),
  );
});

test('this machine’s limit is found, or it is said that it was not', async ({ page }) => {
  await openLab(page, 'matmul:tuned:n=32/60s');
  await unfold(page, limit.title);
  const card = page.getByRole('region', { name: limit.title });
  await card.getByRole('button', { name: limit.start }).click();
  await expect(card).toContainText(/[\d.,]+ GFLOP\/s, [\d.,]+ GB\/s|No whole limit was found/);
});
