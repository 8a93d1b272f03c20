/** The home page: the race from its button to its outcome. */
import {
  chooseTheme,
  expectNoOverflow,
  expectNotice,
  heading,
  open,
  openRungs,
  sentence,
  speak,
  texts,
} from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { CANCELLED, type Figure, HARDWARE, type Machine, sideOf, type Times } from './support/figures.ts';
import { BY_LANE, duel, machine, start } from './support/home.ts';
import { expect, type Page, test } from './support/test.ts';

const { home, common, errors } = texts.en;
const LANES = [home.lanes.tuned, home.lanes.tiled, home.lanes['wasm-threads'], home.lanes['js-textbook']];
/** 256³ multiplications and additions. */
const FLOPS = 2 * 256 ** 3;

/** All contenders, once their details are open. */
const lanes = (page: Page) => page.getByRole('listitem').filter({ has: page.locator('.lane__name') });

test.describe('the race', () => {
  test('runs from the button to one honest sentence, with a table twin', async ({ page, bench }) => {
    await open(page);
    await expectNotice(page, errors.software);
    await expect(duel(page)).toHaveCount(0);
    await openRungs(page);
    await expect(lanes(page)).toHaveCount(LANES.length);
    const run = await start(page, bench);
    expect(run.plan.cases.map(({ variant }) => variant)).toEqual(Object.keys(BY_LANE));
    expect(run.plan.cases.map(({ params }) => params.n)).toEqual([256, 256, 256, 256]);
    await expect(page.getByRole('progressbar', { name: home.now.progress })).toBeVisible();
    await expect(page.getByText(home.now.starting)).toBeVisible();
    // What is being done now, to whom, and how long it will take.
    await run.emit({ type: 'progress', fraction: 0.25, leftMs: 4100 });
    await expect(page.getByText('about 5 seconds left')).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveJSProperty('value', 0.25);
    await run.emit({ type: 'phase', index: 0, phase: 'compile' });
    await expect(page.getByText(home.now.compile)).toBeVisible();
    for (const phase of ['prepare', 'verify', 'warm-up', 'sample'] as const) {
      for (const [index, name] of LANES.entries()) {
        await run.emit({ type: 'phase', index, phase });
        await expect(page.getByText(home.now[phase].replace('{{name}}', name))).toBeVisible();
      }
    }
    // A lane fills while the others are still at work.
    const [first] = run.reportOf(machine).measurements;
    await run.emit({ type: 'measurement', index: 0, measurement: first, final: false });
    await expect(lanes(page).first().locator('.lane__value')).toHaveText('33.6 GFLOP/s');
    await expect(lanes(page).nth(1).locator('.lane__value')).not.toContainText('GFLOP/s');
    await expect(duel(page)).toHaveText([`GPU${common.provisional.mark} 33.6 GFLOP/s`, /^CPU\s*$/]);
    await expect(heading(page)).toHaveText(home.title);

    await run.finish(machine);
    await expect(duel(page)).toHaveText(['GPU33.6 GFLOP/s', 'CPU4.19 GFLOP/s']);
    await expect(sentence(page)).toHaveText(
      'On this machine the software GPU multiplies two 256 × 256 matrices 8× faster than 8 CPU threads together; 4× once the copies are counted.',
    );
    await expectNotice(page, errors.software);
    for (const [place, { kernelMs }] of Object.values(BY_LANE).entries()) {
      const rate = FLOPS / kernelMs / 1e6;
      await expect(lanes(page).nth(place)).toContainText(LANES[place]);
      await expect(lanes(page).nth(place).locator('.lane__value')).toHaveText(`${Number(rate.toPrecision(3))} GFLOP/s`);
    }

    // The table has every figure of the lanes.
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows).toHaveText(
      [
        [
          home.table.contender,
          home.table.kernel,
          home.table.interval,
          home.table.endToEnd,
          home.table.rate,
          home.table.compile,
          home.table.note,
        ],
        [LANES[0], '1 ms', '996 µs – 1 ms', '2 ms', '33.6', '5 ms', home.table.ok],
        [LANES[1], '2 ms', '1.99 ms – 2.01 ms', '3 ms', '16.8', '5 ms', home.table.ok],
        [LANES[2], '8 ms', '7.96 ms – 8.04 ms', '8 ms', '4.19', '5 ms', home.table.ok],
        [LANES[3], '80 ms', '79.6 ms – 80.4 ms', '80 ms', '0.419', '5 ms', home.table.ok],
      ].map((cells) => cells.join('')),
    );
  });

  const untimed: Figure = {
    status: 'failed',
    reason: { code: 'device-lost', text: { en: 'Lost.', 'zh-CN': '丢失。' } },
  };
  /** Figures; the heading and the sentence, in English and in Chinese. */
  const verdicts: Readonly<Record<string, readonly [Machine, string, string, string, string]>> = {
    'the GPU is ahead, and level with the copies': [
      (at) => (sideOf(at) === 'gpu' ? { kernelMs: 1, uploadMs: 4, readbackMs: 3 } : machine(at)),
      'The software GPU is 8× faster than your CPU',
      '软件模拟的 GPU 速度是 CPU 的 8 倍',
      'On this machine the software GPU multiplies two 256 × 256 matrices 8× faster than 8 CPU threads together; once the copies are counted, the two are about even.',
      '在这台机器上，软件模拟的 GPU 做两个 256 × 256 矩阵的乘法，速度是全部 8 个 CPU 线程的 8 倍；把数据拷贝也算进去，两者不相上下。',
    ],
    'the GPU is ahead, and behind with the copies': [
      (at) => (sideOf(at) === 'gpu' ? { kernelMs: 1, uploadMs: 10, readbackMs: 5 } : machine(at)),
      'The software GPU is 8× faster than your CPU',
      '软件模拟的 GPU 速度是 CPU 的 8 倍',
      'On this machine the software GPU multiplies two 256 × 256 matrices 8× faster than 8 CPU threads together; once the copies are counted, the CPU is ahead by 2×.',
      '在这台机器上，软件模拟的 GPU 做两个 256 × 256 矩阵的乘法，速度是全部 8 个 CPU 线程的 8 倍；但把数据拷贝也算进去，反而是 CPU 快，速度是它的 2 倍。',
    ],
    'a tie': [
      (at) => ({ kernelMs: at.variant === 'js-textbook' ? 80 : 4 }),
      'A tie between software GPU and CPU',
      '软件模拟的 GPU 与 CPU 打成平手',
      'On this machine it is a tie: the software GPU and 8 CPU threads together multiply two 256 × 256 matrices in the same time, as far as this measurement can tell.',
      '在这台机器上打成平手：做两个 256 × 256 矩阵的乘法，就这次测量而言，软件模拟的 GPU 与全部 8 个 CPU 线程用时相同。',
    ],
    'the times are too noisy': [
      (at) => ({ kernelMs: at.variant === 'js-textbook' ? 80 : sideOf(at) === 'gpu' ? 4 : 5, spread: 0.9, samples: 5 }),
      'Too noisy to tell whether software GPU or CPU is faster',
      '分不出软件模拟的 GPU 与 CPU 谁快，用时波动太大',
      'On this machine the times are too noisy to tell who is faster at multiplying two 256 × 256 matrices: the software GPU or 8 CPU threads together.',
      '在这台机器上分不出快慢：做两个 256 × 256 矩阵的乘法，软件模拟的 GPU 与全部 8 个 CPU 线程的用时波动太大。',
    ],
    'the CPU is ahead': [
      (at) => ({ kernelMs: sideOf(at) === 'gpu' ? 20 : 5 }),
      'Your CPU is 4× faster than the software GPU',
      '你的 CPU 速度是软件模拟 GPU 的 4 倍',
      'On this machine the CPU wins: two 256 × 256 matrices take the software GPU 4× as long as 8 CPU threads together.',
      '在这台机器上 CPU 胜出：做两个 256 × 256 矩阵的乘法，软件模拟的 GPU 的用时是全部 8 个 CPU 线程的 4 倍。',
    ],
    'no GPU': [
      (at) => (sideOf(at) === 'gpu' ? untimed : machine(at)),
      'No result from a GPU; your CPU needs 8 ms',
      'GPU 没有结果，CPU 用时 8 ms',
      'On this machine 8 CPU threads together multiply two 256 × 256 matrices in 8 ms. No GPU gave a result to compare with.',
      '在这台机器上，全部 8 个 CPU 线程做两个 256 × 256 矩阵的乘法用时 8 ms。GPU 没有给出可比的结果。',
    ],
    'no CPU': [
      (at) => (sideOf(at) === 'gpu' ? machine(at) : untimed),
      'No result from the CPU; the software GPU needs 1 ms',
      'CPU 没有结果，软件模拟的 GPU 用时 1 ms',
      'On this machine the software GPU multiplies two 256 × 256 matrices in 1 ms. The CPU gave no result to compare with.',
      '在这台机器上，软件模拟的 GPU 做两个 256 × 256 矩阵的乘法用时 1 ms。CPU 没有给出可比的结果。',
    ],
    nothing: [
      () => untimed,
      'No result this time',
      '这次没有结果',
      'Nothing was measured this time.',
      '这次什么也没测到。',
    ],
  };
  for (const [name, [figures, titleEn, titleZh, en, zh]] of Object.entries(verdicts)) {
    test(`its heading and its sentence when ${name}`, async ({ page, bench }) => {
      await open(page);
      await (await start(page, bench)).finish(figures);
      await expect(sentence(page)).toHaveText(en);
      await expect(heading(page)).toHaveText(titleEn);
      await expect(page).toHaveTitle(`${titleEn} · ${common.name}`);
      // Copies are explained where they are mentioned, and nowhere else.
      await expect(page.getByText(home.basisCopies.trim())).toHaveCount(/copies/.test(en) ? 1 : 0);
      await speak(page, 'zh-CN');
      await expect(sentence(page)).toHaveText(zh);
      await expect(heading(page)).toHaveText(titleZh);
    });
  }

  test('from too few samples names no winner, but both times, and says so', async ({ page, bench }) => {
    await open(page);
    await (await start(page, bench)).finish((at) => ({ ...machine(at), samples: 2 }) as Times);
    await expect(page.getByText(home.basisFew)).toBeVisible();
    await expect(sentence(page)).toContainText(
      /too few samples to tell who is faster .* takes .* ms so far, against .* ms/,
    );
    await openRungs(page);
    await expect(page.getByRole('table').getByRole('row').nth(1)).toHaveText(
      `${LANES[0]}1 ms–2 ms33.65 ms${home.table.ok}`,
    );
  });

  test('is cancelled, says so, and runs again', async ({ page, bench }) => {
    await open(page);
    const run = await start(page, bench);
    await page.getByRole('button', { name: common.cancel, exact: true }).click();
    await expect(page.getByRole('button', { name: common.cancelling })).toBeDisabled();
    await run.cancelled();
    await run.finish(CANCELLED);
    await expect(sentence(page)).toHaveText(home.verdict.cancelled);

    const again = await start(page, bench);
    await again.finish(machine);
    await expect(sentence(page)).toContainText('8× faster');
  });

  test('needs no motion, and goes on while the visitor looks at another page', async ({ page, bench }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    const run = await start(page, bench);
    const moving = () =>
      page.evaluate(
        () => document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length,
      );
    const [first] = run.reportOf(machine).measurements;
    await run.emit({ type: 'measurement', index: 0, measurement: first, final: true });
    await expect(duel(page).first()).toContainText('GFLOP/s');
    expect(await moving()).toBe(0);
    await page.getByRole('link', { name: common.nav.device, exact: true }).click();
    await expect(heading(page)).toHaveText(texts.en.device.title);
    await run.finish(machine);
    await page.getByRole('link', { name: common.name }).click();
    await expect(sentence(page)).toContainText('8× faster');
    expect(await moving()).toBe(0);
  });

  test('has an outcome that is accessible and fits a phone, in both themes and languages', async ({ page, bench }) => {
    await open(page);
    await (await start(page, bench)).finish(machine);
    await expect(sentence(page)).toBeVisible();
    await openRungs(page);
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessible(page);
    await chooseTheme(page, 'dark');
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoOverflow(page);
    await speak(page, 'zh-CN');
    await expectNotice(page, texts['zh-CN'].errors.software);
    await expectNoOverflow(page);
    await expectAccessible(page);
  });
});

test.describe('with a GPU', () => {
  test.use({ environment: HARDWARE });

  test('the race is larger, and heading and sentence name the GPU without more ado', async ({ page, bench }) => {
    await open(page);
    await expect(page.getByText(home.hint)).toBeVisible();
    await expect(page.locator('.notice')).toHaveCount(0);
    const run = await start(page, bench);
    expect(run.plan.cases.map(({ params }) => params.n)).toEqual([1024, 1024, 1024, 1024]);
    await run.finish(machine);
    await expect(sentence(page)).toContainText('On this machine the GPU multiplies two 1024 × 1024 matrices');
    await expect(heading(page)).toHaveText('Your GPU is 8× faster than your CPU');
    await expect(page.locator('.notice')).toHaveCount(0);
  });
});
