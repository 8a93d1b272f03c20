/** Puzzles and kernels once they have been checked, and a puzzle as the assignment of a class. */
import type { Proved } from '../../src/engine/prove/api.ts';
import { heading, says, texts } from '../support/app.ts';
import { keepKernels, matmulKernel } from '../support/kernels.ts';
import { answerTo, beginningOf, RIGHT, tell, write } from '../support/puzzles.ts';
import { expect } from '../support/test.ts';
import type { Visit, Visitor } from './visitor.ts';

const PUZZLE = 'map';

const press = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Writes the answer on the page of a puzzle, and has it checked by a GPU that finds it right. */
async function solve(visitor: Visitor, id = PUZZLE): Promise<void> {
  const { page, bench, language } = visitor;
  const { check } = texts[language].puzzles;
  await write(page, answerTo(id));
  await press(visitor, check.button);
  await tell(await bench.nextProof(), RIGHT);
  await expect(page.getByText(says(check.right))).toBeVisible();
}

/** Begins a class that is given the puzzle; ends on its page. @returns the routes of students and of the class */
async function givePuzzle(visitor: Visitor): Promise<{ student: string; teacher: string }> {
  const { page, language, go } = visitor;
  const { classes, result } = texts[language];
  await go(`/class/puzzle/${PUZZLE}`);
  await page.getByRole('textbox', { name: classes.new.name }).fill('9b');
  await press(visitor, classes.new.make);
  await expect(heading(page)).toHaveText('9b');
  const link = await page.getByRole('textbox', { name: result.share.field, exact: true }).inputValue();
  return { student: routeIn(link), teacher: routeIn(page.url()) };
}

const routeIn = (link: string) => link.slice(link.indexOf('#') + 1);

/** One student has handed in; ends on the page of the class. @returns its route */
async function handIn(visitor: Visitor): Promise<string> {
  const { page, language, go } = visitor;
  const { classes, result } = texts[language];
  const { student, teacher } = await givePuzzle(visitor);
  await go(student);
  await solve(visitor);
  const link = await page.getByRole('textbox', { name: result.share.field, exact: true }).inputValue();
  await go(teacher);
  await page.getByRole('textbox', { name: classes.collect.paste }).fill(link);
  await press(visitor, classes.collect.take);
  await expect(page.getByRole('table').filter({ hasText: classes.table.caption }).locator('tbody tr')).toHaveCount(1);
  return teacher;
}

const wall =
  (view: string): Visit =>
  async (visitor) => {
    const teacher = await handIn(visitor);
    await visitor.go(`${teacher}/wall/${view}`);
  };

/** A kernel of matmul, of which the GPU says something of every shape. */
const proved =
  (verdict: (params: { m: number; n: number }) => Proved): Visit =>
  async (visitor) => {
    const { page, bench, language, go } = visitor;
    const { workbench } = texts[language];
    await keepKernels(page, { mine: matmulKernel('mine', 'c[i] = sum;') });
    await go('/workbench/matmul/mine');
    await press(visitor, workbench.prove.button);
    const { request, emit, end } = await bench.nextProof();
    for (const [index, { params }] of request.cases.entries()) {
      await emit({ index, proved: verdict(params as { m: number; n: number }) });
    }
    await end();
    await expect(
      page.getByText(says(workbench.prove.all_other)).or(page.getByText(says(workbench.prove.some_other))),
    ).toBeVisible();
  };

/** The second half of its rows holds nothing but zeros. */
function halfWrong({ m, n }: { m: number; n: number }): Proved {
  const reference = Float32Array.from({ length: m * n }, (_, i) => i + 1);
  const c = reference.slice();
  c.fill(0, Math.floor(m / 2) * n);
  return {
    status: 'wrong',
    verdict: { ok: false, maxError: 1, tolerance: 1e-4, at: `c[${Math.floor(m / 2)}, 0]`, method: 'elementwise' },
    outputs: { c },
    reference: { c: reference },
    turn: 1,
    run: 'first',
  };
}

export const ANSWERS: Readonly<Record<string, Visit>> = {
  async 'puzzles-right'(visitor) {
    await visitor.go(`/puzzles/${PUZZLE}`);
    await solve(visitor);
  },
  async 'puzzles-timed'(visitor) {
    const { page, bench, language } = visitor;
    const { score } = texts[language].puzzles;
    await ANSWERS['puzzles-right'](visitor);
    await press(visitor, score.time);
    await (await bench.nextRun()).finish(({ variant }) => ({ kernelMs: variant === 'mine' ? 1 : 2 }));
    await expect(page.getByText(says(score.gain))).toBeVisible();
  },
  /** Two threads write one element. */
  async 'puzzles-race'(visitor) {
    const { page, bench, language, go } = visitor;
    const { check, doubt } = texts[language].puzzles;
    await go(`/puzzles/${PUZZLE}`);
    await write(page, beginningOf(PUZZLE).replace('out[i] = a[i];', 'out[i] = a[i] + 10.0;\n  out[0] = a[0] + 10.0;'));
    await press(visitor, check.button);
    await tell(await bench.nextProof(), RIGHT);
    await expect(page.getByText(doubt.race)).toBeVisible();
  },
  'puzzles-none': ({ go }) => go('/puzzles/no-such-puzzle'),
  'workbench-proved': proved(() => RIGHT),
  'workbench-wrong': proved(halfWrong),
  'class-puzzle-new': ({ go }) => go(`/class/puzzle/${PUZZLE}`),
  async 'class-puzzle-student'(visitor) {
    const { student } = await givePuzzle(visitor);
    await visitor.go(student);
  },
  async 'class-puzzle-solved'(visitor) {
    const { student } = await givePuzzle(visitor);
    await visitor.go(student);
    await solve(visitor);
    await expect(visitor.page.getByText(texts[visitor.language].classes.student.puzzle.solved)).toBeVisible();
  },
  'class-puzzle-one': async (visitor) => {
    await handIn(visitor);
  },
  'class-puzzle-wall-solved': wall('solved'),
  'class-puzzle-wall-counts': wall('counts'),
  'class-puzzle-wall-table': wall('table'),
};
