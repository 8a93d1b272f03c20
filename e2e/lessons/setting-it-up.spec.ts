/** The lesson on set-ups from the first step to the last: versions, a tree, outputs and three repairs, in both languages. */
import { cover } from '../../src/lessons/setting-it-up/cover.ts';
import { runs } from '../../src/lessons/setting-it-up/runs.ts';
import { type Language, texts } from '../support/app.ts';
import { ORDINARY } from '../support/figures.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  measure,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

/** Chooses one repair for each machine, and has them carried out. */
async function mend(page: Page, language: Language, repairs: readonly string[]): Promise<void> {
  const task = challenge(page, language);
  for (const [at, name] of repairs.entries()) {
    await task.locator('.broken').nth(at).getByRole('radio', { name, exact: true }).check();
  }
  await task.getByRole('button', { name: texts[language].lessons.challenge.check }).click();
}

const english: Visits = {
  async three(page) {
    const fit = box(page, 'Does the runtime fit the driver?');
    await expect(fit).toContainText('Driver Version: 535.183.01, CUDA Version: 12.2.');
    await expect(fit.getByRole('status')).toContainText('It does not run');
    await fit.getByText('580', { exact: true }).click();
    await expect(fit.getByRole('status')).toContainText('nothing is missing');
    await fit.getByText('550', { exact: true }).click();
    await fit.getByText('12.6', { exact: true }).click();
    await expect(fit.getByRole('status')).toContainText('both belong to one major version');
  },

  async guess(page) {
    await page.getByText('On a processor that plays GPU').click();
    await expect(page.getByText(texts.en.lessons.predict.kept)).toBeVisible();
  },

  async ask(page, bench) {
    await measure(bench, runBox(page, runs.ask.title), ORDINARY);
  },

  async browser(page) {
    await expect(page.getByText(/^A processor plays the GPU here.*As you thought\.$/)).toBeVisible();
    const reasons = box(page, 'Why a browser does not use the GPU');
    await expect(reasons).toContainText('a processor plays the GPU');
    await expect(reasons).toContainText('The page is not securenot the reason here');
    await expect(reasons).toContainText('Acceleration is switched offpossible here');
    await reasons.getByText('Windows', { exact: true }).click();
    await expect(reasons).toContainText('choose the browser, then “High performance”');
    await reasons.getByText('Phone or tablet').click();
    await expect(reasons).not.toContainText('There are two GPUs');
    await expect(page.locator('.claim').first()).toContainText('Here it does not: a processor does the work.');
    await expect(page.locator('.claim').last()).toContainText('A browser brings its own compiler');
  },

  async way(page) {
    const tree = box(page, 'The way to a machine that computes');
    await expect(tree.getByRole('group')).toHaveCount(1);
    for (const choice of ['In this machine, under Linux', 'NVIDIA', 'Build CUDA programs of my own']) {
      await tree.getByText(choice, { exact: true }).click();
    }
    await tree.getByText(/^From NVIDIA/).click();
    await expect(tree).toContainText('It shows a menu: driver, toolkit and more');
    // An earlier answer is changed, and the way goes on from there.
    await tree.getByText('In a machine that I rent').click();
    await expect(tree.getByRole('group')).toHaveCount(2);
    await tree.getByText('A table with a card in it').click();
    await tree.getByText('Command not found', { exact: true }).click();
    await expect(tree.getByRole('status')).toContainText('sudo apt install cuda-toolkit-13-0');
  },

  async look(page) {
    const outputs = box(page, 'What nine commands and windows say');
    await outputs.getByRole('button', { name: 'CUDA Version: 13.0' }).hover();
    await expect(outputs.getByRole('status')).toContainText('It says nothing of a toolkit');
    await outputs.getByRole('button', { name: '97%' }).focus();
    await expect(outputs.getByRole('status')).toContainText('97% does not mean');
    await outputs.getByRole('combobox').selectOption({ label: 'lspci | grep VGA' });
    await expect(outputs).toContainText('a card for data centres has no plug for a screen');
    await expect(outputs).not.toContainText('Tesla');
    await outputs.getByRole('combobox').selectOption('dxdiag');
    await outputs.getByRole('button', { name: 'Device Type: Render-Only Device' }).click();
    await expect(outputs.getByRole('status')).toContainText('while the other GPU drives the screen');
    await expect(page.getByText('swiftshader')).toBeVisible();
  },

  async repair(page) {
    const path = 'Put /usr/local/cuda/bin on the PATH';
    await mend(page, 'en', [path, 'conda activate gpu-course', path]);
    await expectWrong(page, 'en');
    const machines = challenge(page, 'en').locator('.broken');
    await expect(machines.nth(0)).toContainText('Now it says: CUDA driver version is insufficient');
    await expect(machines.nth(1)).toContainText('Now it says: GPU: Tesla T4, sum verified');
    await expect(machines.nth(2)).toContainText('Now it says: bash: nvcc: command not found');
    await mend(page, 'en', [
      'Have it built anew with toolkit 12.2',
      'conda activate gpu-course',
      'sudo apt install cuda-toolkit-13-0, and put /usr/local/cuda/bin on the PATH',
    ]);
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  three: (page) => expect(box(page, '运行时和驱动配得上吗？')).toContainText('跑不了'),
  browser: (page) => expect(box(page, '浏览器为什么没用 GPU')).toContainText('硬件加速被关掉了'),
  async way(page) {
    await page.getByText('在 Mac 里').click();
    await expect(page.getByText('有 Metal，没有 CUDA')).toBeVisible();
  },
  async look(page) {
    const outputs = box(page, '九条命令和窗口说了些什么');
    await outputs.getByRole('button', { name: '54C' }).hover();
    await expect(outputs.getByRole('status')).toContainText('芯片温度');
  },
  async repair(page) {
    await mend(page, 'zh-CN', ['把驱动升级到 580 分支，再重启', 'conda activate gpu-course', 'pip install torch']);
    await expectWrong(page, 'zh-CN');
  },
};

test('a visitor tells versions apart, finds a way and mends three machines, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});
