/** A simulation that goes on in the lab once it has been measured. Its pictures are computed here, by the JavaScript kernel. */
import type { TensorData, Tensors } from '../../src/engine/contract.ts';
import { generate, type HeatParams } from '../../src/workloads/heat/definition.ts';
import { stepsWith, sweepRows } from '../../src/workloads/heat/kernels.ts';
import { texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { sideOf } from '../support/figures.ts';
import { openLab, runLab } from '../support/lab.ts';
import type { ScriptedFollow } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const { moving } = texts.en;
const PLAN = 'heat:cells|blocked|js|wasm:width=16,steps=2/4s';

/** What a look finds after so many iterations. */
function after(iterations: number, { request }: ScriptedFollow): Tensors {
  const p = request.followers[0].case.params as unknown as HeatParams;
  const room = { other: new Float32Array(p.width * p.height), profile: new Float32Array(p.width) };
  const io: Record<string, TensorData> = { ...generate(p, request.seed), ...room };
  for (let at = 0; at < iterations; at++) stepsWith(sweepRows)(io, p);
  return { temperature: io.temperature, profile: io.profile };
}

const look = (follow: ScriptedFollow, iteration: number) =>
  follow.emit({
    type: 'look',
    index: 0,
    iteration,
    ms: 5 * iteration,
    tensors: after(iteration, follow),
    hidden: false,
  });

const section = (page: Page) => page.getByRole('region', { name: moving.title });
const variantOf = ({ request }: ScriptedFollow) => request.followers.map(({ case: { variant } }) => variant);

const machine = ({ variant }: { variant: string }) => ({ kernelMs: ['blocked', 'wasm'].includes(variant) ? 2 : 8 });

test('the fastest of each side can be watched, and stopped', async ({ page, bench }) => {
  await openLab(page, PLAN);
  await runLab(page, bench, machine);
  await section(page).scrollIntoViewIfNeeded();
  const gpu = await bench.nextFollow();
  expect(variantOf(gpu)).toEqual(['blocked']);
  expect(gpu.request).toMatchObject({ keep: ['temperature'] });
  expect(gpu.request.followers[0].stops.slice(0, 3)).toEqual([2, 4, 6]);
  await expect(section(page)).toContainText(moving.start);
  await look(gpu, 2);
  await look(gpu, 32);
  await expect(section(page)).toContainText('After 32 iterations, 5 ms each');
  await expect(section(page)).toContainText(/The mean temperature went from -?0\.\d{4} to -?\d\.\d{4}/);
  const picture = page.getByRole('img', { name: /^Heat, as GPU · Four steps per launch computes it/ });
  // As many pixels as the plate has cells, and not all of one colour.
  const colours = await picture.evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return {
      cells: canvas.width * canvas.height,
      count: new Set(new Uint32Array(Uint8Array.from(pixels).buffer)).size,
    };
  });
  expect(colours.cells).toBe(256);
  expect(colours.count).toBeGreaterThan(8);
  await expectAccessible(page);

  await section(page).getByRole('radio', { name: /^CPU/ }).check({ force: true });
  await gpu.cancelled();
  await gpu.end(true);
  const cpu = await bench.nextFollow();
  expect(variantOf(cpu)).toEqual(['wasm']);
  await look(cpu, 4);
  await expect(page.getByRole('img', { name: /^Heat, as CPU · WebAssembly SIMD computes it/ })).toBeVisible();
  await expect(section(page)).toContainText('After 4 iterations');
  await section(page).getByRole('button', { name: moving.stop }).click();
  await cpu.cancelled();
  await cpu.end(true);
  await expect(section(page).getByRole('button', { name: moving.again })).toBeVisible();
});

test('one picture stands still for who wants no movement, and trouble is told', async ({ page, bench }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openLab(page, 'heat:cells|js:width=16,steps=2/4s');
  await runLab(page, bench, (at) => ({ kernelMs: sideOf(at) === 'gpu' ? 2 : 16 }));
  await section(page).scrollIntoViewIfNeeded();
  const follow = await bench.nextFollow();
  expect(follow.request.followers[0].stops).toEqual([2, 120]);
  await look(follow, 2);
  await expect(section(page)).toContainText(moving.start);
  await look(follow, 120);
  await expect(section(page)).toContainText('After 120 iterations');
  await expect(section(page).getByRole('button', { name: moving.stop })).toBeVisible();
  const text = { en: 'A step is wrong.', 'zh-CN': '有一步算错了。' };
  await follow.emit({ type: 'over', index: 0, reason: { code: 'wrong', text } });
  await follow.end();
  await expect(section(page)).toContainText('A step is wrong.');
  // And it can be tried again.
  await section(page).getByRole('button', { name: moving.again }).click();
  const again = await bench.nextFollow();
  await expect(section(page)).not.toContainText('A step is wrong.');
  await again.end();
});

/** How much of the source was changed by what the page answers, or undefined where it answers with none. */
const fedBy = (answer: unknown) => (answer as { inputs?: { source: Float32Array } } | true | undefined) ?? undefined;
const sourceIn = (answer: unknown) => {
  const fed = fedBy(answer);
  return typeof fed === 'object' ? Float32Array.from(Object.values(fed.inputs?.source ?? {})) : null;
};

test('sources are drawn into it with the pointer and from the keyboard, while it goes on', async ({ page, bench }) => {
  await openLab(page, PLAN);
  await runLab(page, bench, machine);
  await section(page).scrollIntoViewIfNeeded();
  const follow = await bench.nextFollow();
  expect(follow.request.fed).toBe(true);
  const { source } = generate(follow.request.followers[0].case.params as unknown as HeatParams, follow.request.seed);
  /** By how much each cell is warmed more, or less, than at the start. */
  const change = (answer: unknown) => sourceIn(answer)?.map((value, at) => value - source[at]) ?? null;
  expect(sourceIn(await look(follow, 2))).toBeNull();

  const area = section(page).getByRole('application');
  await area.hover();
  const { x, y, width, height } = (await area.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 4, y + height / 4);
  await page.mouse.down();
  await page.mouse.move(x + width / 4, y + (3 * height) / 4, { steps: 4 });
  await page.mouse.up();
  const warmed = change(await look(follow, 4));
  // A spot reaches a cell up and down, and touches lie no further apart than that.
  const rows = Array.from({ length: 16 }, (_, row) => row);
  const touched = rows.filter((row) => warmed?.slice(16 * row, 16 * row + 16).some((more) => more > 0));
  expect(touched).toEqual(rows.slice(3, 13));
  expect(warmed?.every((more) => more >= 0)).toBe(true);
  expect(sourceIn(await look(follow, 6)), 'told once').toBeNull();

  await section(page).getByRole('radio', { name: 'Cold' }).check({ force: true });
  await area.focus();
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await expect(section(page).getByText('Mark 75% from the left, 47% from the top')).toBeVisible();
  const cooled = change(await look(follow, 8));
  expect(cooled?.some((more, at) => more < 0 && at % 16 >= 11)).toBe(true);
  await expectAccessible(page);

  await section(page).getByRole('button', { name: moving.brush.clear }).click();
  expect(sourceIn(await look(follow, 10))?.every((value) => value === 0)).toBe(true);
  await section(page).getByRole('button', { name: moving.brush.back }).click();
  expect(change(await look(follow, 12))?.every((more) => more === 0)).toBe(true);
  await expect(section(page).getByRole('button', { name: moving.brush.back })).toBeHidden();
  await follow.end();

  // What stands still begins anew with what is drawn.
  await expect(section(page).getByRole('button', { name: moving.again })).toBeVisible();
  await area.click();
  const again = await bench.nextFollow();
  await expect(section(page).getByRole('button', { name: moving.stop })).toBeVisible();
  await again.end();
});

test('it goes on only in sight, and begins again there; one alone is named', async ({ page, bench }) => {
  await openLab(page, 'heat:cells|blocked:width=16,steps=2/4s');
  await runLab(page, bench, machine);
  await section(page).scrollIntoViewIfNeeded();
  await expect(section(page)).toContainText('Computed by GPU · Four steps per launch');
  const first = await bench.nextFollow();
  await page.setViewportSize({ width: 1280, height: 200 });
  await page.evaluate(() => scrollTo(0, 0));
  await first.cancelled();
  await first.end(true);
  await section(page).scrollIntoViewIfNeeded();
  const second = await bench.nextFollow();
  await look(second, 2);
  await expect(section(page).getByRole('button', { name: moving.stop })).toBeVisible();
  await second.end();
  await expect(section(page).getByRole('button', { name: moving.again })).toBeVisible();
});
