/** The lesson on cores, workgroups and waves: what each staircase says, and what may be answered; in both languages. */
import { cover } from '../../src/lessons/cores-workgroups-waves/cover.ts';
import { lesson } from '../../src/lessons/cores-workgroups-waves/index.ts';
import { speak, texts } from '../support/app.ts';
import { type Machine, sideOf, type Times } from '../support/figures.ts';
import {
  answer,
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
import { expect, test } from '../support/test.ts';

const groupsOf = ({ params }: Parameters<Machine>[0]) => Number(params.groups);

/** Four seats on the GPU, eight on the CPU. */
const seats: Machine = (at) => {
  const groups = groupsOf(at);
  if (sideOf(at) !== 'gpu') return { kernelMs: Math.max(1, groups / 8) };
  return { kernelMs: groups <= 4 ? 1 : groups / 2 };
};
/** Room costs nothing for 16 workgroups, half as much again for 64. */
const room: Machine = (at) => ({ kernelMs: at.variant === 'roomy' && groupsOf(at) > 16 ? 1.5 : 1 });

const english: Visits = {
  async inside(page) {
    await expect(page.getByRole('img', { name: /^9 workgroups, .*: 2 turns/ })).toBeVisible();
    await page.getByRole('slider').press('End');
    await expect(page.getByRole('img', { name: /^24 workgroups, .*: 3 turns/ })).toBeVisible();
  },

  async waves(page) {
    await expect(page.getByText(/^Your adapter says: |does not tell how wide a subgroup/)).toBeVisible();
  },

  async guess(page) {
    const points = page.getByRole('slider');
    await expect(points).toHaveCount(5);
    for (const point of await points.all()) await point.press('ArrowRight');
  },

  async sweep(page, bench) {
    await measure(bench, runBox(page, lesson.runs.sweep.title), seats);
    const table = page.getByRole('region', { name: 'Time by number of workgroups' });
    await expect(table.getByRole('row')).toHaveCount(11);
    await expect(page.locator('.stairs .sentence')).toHaveText(
      'Up to 4 workgroups take no longer than one; 5 take about twice as long or more. In between the seats ran out. On a software adapter the seats are your CPU’s cores.',
    );
    await page.getByText('the first ones, linear').click();
    await expect(page.getByRole('img', { name: /^Time over the number of workgroups/ })).toBeVisible();
  },

  async compare(page) {
    await expect(page.getByText('256 workgroups took the GPU 128× the time of one, and the CPU 32×.')).toBeVisible();
    await expect(page.getByText('GPU 1 ms, CPU with SIMD 1 ms.')).toBeVisible();
    await expect(page.getByText('From 1 to 4 workgroups the time stayed the same here.')).toBeVisible();
  },

  async room(page, bench) {
    const play = box(page, lesson.plays.room.question.en);
    for (const { label } of lesson.plays.room.options.slice(0, 2)) {
      await play.getByRole('radio', { name: label.en, exact: true }).check();
      await measure(bench, play, room);
    }
    const told = 'Time with 16 KiB each, compared with none: 16: 1×, 64: 1.5×. From 64 on it costs time';
    await expect(play.getByText(told)).toBeVisible();
  },

  async 'at-once'(page) {
    await answer(page, 6, 'en');
    await expectWrong(page, 'en');
    await answer(page, 4, 'en');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  inside: (page) => expect(page.getByRole('img', { name: /^9 个工作组.*2 轮/ })).toBeVisible(),
  sweep: (page) => expect(page.locator('.stairs .sentence')).toContainText('4 个工作组以内，用时和一个时一样；到 5 个'),
  compare: (page) => expect(page.getByText('256 个工作组，GPU 的用时是一个时的 128 倍，CPU 是 32 倍')).toBeVisible(),
  async 'at-once'(page) {
    await answer(page, 6, 'zh-CN');
    await expectWrong(page, 'zh-CN');
    await answer(page, 4, 'zh-CN');
    await expectRight(page, 'zh-CN');
  },
};

test('a visitor takes seats, draws a curve, climbs the staircase and says what it shows, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

/** Staircases without an edge to read off: what is said of them, and what may honestly be answered. */
const OTHERS: Readonly<Record<string, { machine: Machine; en: string; zh: string; right: RegExp; wrong: RegExp }>> = {
  rises: {
    machine: (at) => ({ kernelMs: groupsOf(at) }),
    en: 'Two workgroups already take longer than one',
    zh: '两个工作组就已经比一个慢',
    right: /grows from the second/,
    wrong: /has not doubled/,
  },
  'stays flat': {
    machine: () => ({ kernelMs: 1 }),
    en: 'Up to 256 workgroups nobody has to wait',
    zh: '256 个工作组以内谁也不用等',
    right: /has not doubled/,
    wrong: /grows from the second/,
  },
  'is only the clock’s': {
    machine: (at) => ({ ...(seats(at) as Times), warnings: [{ code: 'coarse-clock' }] }),
    en: 'This browser’s timer is too coarse',
    zh: '这里的计时器太粗',
    right: /do not allow an answer/,
    wrong: /has not doubled/,
  },
  'is too unsteady': {
    machine: (at) => ({ ...(seats(at) as Times), samples: 3, spread: 0.8 }),
    en: 'The times vary more than a step is high',
    zh: '用时的波动比一级台阶还大',
    right: /do not allow an answer/,
    wrong: /has not doubled/,
  },
};

for (const [name, { machine, en, zh, right, wrong }] of Object.entries(OTHERS)) {
  test(`a staircase that ${name} is told as such`, async ({ page, bench }) => {
    await openStep(page, cover, 'sweep', 'en');
    await measure(bench, runBox(page, lesson.runs.sweep.title), machine);
    await expect(page.locator('.stairs .sentence')).toContainText(en);
    await goTo(page, cover, 'at-once', 'en');
    const task = challenge(page, 'en');
    const check = task.getByRole('button', { name: texts.en.lessons.challenge.check });
    await task.getByRole('radio', { name: wrong }).check();
    await check.click();
    await expectWrong(page, 'en');
    await task.getByRole('radio', { name: right }).check();
    await check.click();
    await expectRight(page, 'en');
    await speak(page, 'zh-CN');
    await expect(page.locator('.stairs .sentence').first()).toContainText(zh);
  });
}
