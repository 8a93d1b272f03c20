/** The whole way of a visitor in a browser that is not Chromium. What holds on any machine: no duration, no order. */
import { expect, inject } from 'vitest';
import { noWebgpu } from '../../src/engine/gpu/reasons.ts';
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { StuckError, until, type Visitor } from '../support/browsers/visitor.ts';
import { chapter, en, expectSound, machine, open, PAGE_MS, RUN_MS, shows, TIME, textsOf } from './chapters.ts';
import { AROUND } from './machines.ts';

const { home, lab, lessons, result, history, errors, device, common } = en;

/** A slow machine may not come to any contender within a run's time: the visitor presses again. */
const TRIES = 4;

const is = async (visitor: Visitor, selector: string, text: string) =>
  (await textsOf(visitor, selector)).some((one) => one.startsWith(text));

/** Presses what is on its way, as soon as it is there. */
const press = (visitor: Visitor, selector: string, text: string) =>
  until(`“${text}”`, () => visitor.press(selector, text), PAGE_MS);

/** Presses whichever of the buttons is there, and waits until the run is over. */
async function run(visitor: Visitor, buttons: readonly string[]): Promise<void> {
  const isThere = async () => (await Promise.all(buttons.map((text) => is(visitor, FREE, text)))).includes(true);
  const pressed = async () => {
    // Until the browser has told of its GPU, the button is called otherwise: it may change under the pointer.
    for (const text of buttons) if (await visitor.press(FREE, text)) return true;
    return false;
  };
  await until(`a button “${buttons[0]}”`, pressed, RUN_MS);
  const running = () => is(visitor, 'main button', common.cancel);
  await until('the run starts or is over', async () => (await running()) || isThere(), RUN_MS);
  let told = '';
  let since = Date.now();
  const over = async () => {
    if (!(await running()) && (await isThere())) return true;
    const now = await visitor.evaluate(progress);
    if (now !== told) since = Date.now();
    else if (Date.now() - since > SILENT_MS) throw new StuckError(`the run says no more than: ${now}`);
    told = now;
    return false;
  };
  await until('the run ends', over, RUN_MS);
}

/** On any machine a run tells more often how far it is: of each shader that was compiled, of each batch. */
const SILENT_MS = 120_000;

/** Runs in the page: what it tells of its run. */
function progress(): string {
  const bars = [...document.querySelectorAll('progress')].map(({ value }) => value);
  return `${bars} ${document.querySelector('main')?.textContent}`;
}

const FREE = 'main button:not(:disabled)';

/** Without WebGPU the page asks for the CPU alone. */
const title = machine.webgpu ? home.title : home.titleCpu;

let link = '';

chapter('home says what this browser has', async (visitor) => {
  await open(visitor, '/', title);
  await shows(visitor, '.notice__title', machine.webgpu ? errors.software.title : errors.noWebgpu.title);
});

chapter(
  'names of contenders stand in lines, not one letter below the other, however narrow the page',
  async (visitor) => {
    await visitor.visit(inject('address') + AROUND);
    for (const width of [320, 420, 600, 1000]) {
      await visitor.evaluate(openIn, width, inject('address'));
      const names = await until('the lanes in a frame', () => visitor.evaluate(namesInFrame), PAGE_MS);
      expect(names).toHaveLength(4);
      // A name of a few words takes two lines of some 20 pixels at most.
      for (const { wide, high } of names) {
        expect(wide, `${width} pixels`).toBeGreaterThan(100);
        expect(high, `${width} pixels`).toBeLessThan(70);
      }
    }
  },
);

/** Runs in the page: shows another in a frame of this width. */
function openIn(width: number, address: string): void {
  document.querySelector('iframe')?.remove();
  const frame = document.createElement('iframe');
  frame.style.cssText = `inline-size: ${width}px; block-size: 900px`;
  frame.src = address;
  document.body.append(frame);
}

/** Runs in the page: how large the lanes' names are there, which stand behind the details; null until they are drawn. */
function namesInFrame(): { wide: number; high: number }[] | null {
  const inside = document.querySelector('iframe')?.contentDocument;
  for (const details of inside?.querySelectorAll('details') ?? []) details.open = true;
  const names = [...(inside?.querySelectorAll('.lane__name') ?? [])];
  if (!names.length) return null;
  return names.map((name) => {
    const { width, height } = name.getBoundingClientRect();
    return { wide: width, high: height };
  });
}

chapter('the race ends with a sentence, and every contender with a figure or a reason', async (visitor) => {
  await open(visitor, '/', title);
  for (let tries = 1; ; tries++) {
    await run(visitor, [home.start, home.startCpu, home.again]);
    await until('a sentence', async () => (await textsOf(visitor, '.sentence')).length > 0, PAGE_MS);
    if (!(await is(visitor, '.sentence', home.verdict.none))) break;
    if (tries === TRIES) throw new StuckError('the race measures nothing');
  }
  await shows(visitor, '.sentence', 'On this machine');
  await press(visitor, 'summary', home.rungs.title);
  const lanes = await textsOf(visitor, '.lane');
  expect(lanes).toHaveLength(4);
  for (const lane of lanes) expect(lane).toMatch(/\d GFLOP\/s|\w\.$/);
  const refused = lanes.filter((lane) => lane.includes(noWebgpu().text.en));
  expect(refused).toHaveLength(machine.webgpu ? 0 : 2);
  await expectSound(visitor);
});

chapter('the race is shared as a link', async (visitor) => {
  await press(visitor, FREE, result.share.button);
  const written = () =>
    visitor.evaluate(() =>
      [...document.querySelectorAll('input')].map(({ value }) => value).find((value) => /#\/r\/2\.[\w-]+$/.test(value)),
    );
  link = await until('a link', written, RUN_MS);
  expect(link.length).toBeLessThan(1800);
});

chapter('the lab measures and shows a table', async (visitor) => {
  await open(visitor, '/lab/matmul:naive|js-blocked|wasm-threads:n=64/30s', lab.title);
  await run(visitor, [lab.run.start, lab.run.again]);
  await shows(visitor, 'h2', lab.results.title);
  await press(visitor, 'summary', common.table);
  const cells = await textsOf(visitor, 'main table tbody td');
  if (!cells.some((cell) => TIME.test(cell))) throw new StuckError('the lab measures nothing');
  // Who leaves while a run is being kept leaves WebKit's storage locked, for the rest of the session.
  await until(
    'the run is kept',
    async () => (await textsOf(visitor, 'main')).join().includes(lab.results.kept),
    PAGE_MS,
  );
  await expectSound(visitor);
});

chapter('a lesson measures; without a GPU its figures are from a recorded run', async (visitor) => {
  // The knob of the lesson stands at its smallest size.
  await open(visitor, `/lessons/${cover.id}/size`, cover.steps.find(({ id }) => id === 'size')?.title.en ?? '');
  for (let tries = 1; ; tries++) {
    await run(visitor, [lessons.run.start, lessons.run.again]);
    const bars = await textsOf(visitor, '.bar.side-cpu .bar__value');
    if (bars.some((bar) => TIME.test(bar))) break;
    if (tries === TRIES) throw new StuckError('the lesson measures nothing');
  }
  if (machine.webgpu) expect(await is(visitor, '.notice__title', lessons.recorded.title)).toBe(false);
  else {
    await shows(visitor, '.notice__title', lessons.recorded.title);
    expect((await textsOf(visitor, '.bar.side-gpu .bar__value'))[0]).toMatch(TIME);
  }
  await expectSound(visitor);
});

chapter('the link opens, and the same is run here', async (visitor) => {
  await visitor.visit(link);
  await shows(visitor, 'h1', result.title);
  await run(visitor, [result.run.start, result.run.again]);
  await shows(visitor, 'h2', result.both.title);
  await expectSound(visitor);
});

chapter('the history has kept the runs', async (visitor) => {
  // In the same document, as a visitor goes: the run may still be on its way into the storage.
  await press(visitor, 'nav a', common.nav.history);
  await shows(visitor, 'h1', history.title);
  // Race, lab and the sender's run once more; not the positions of a lesson's knob.
  const kept = async () => {
    const { length } = await textsOf(visitor, '.run-item');
    return length >= 2 ? 'kept' : `${length}: ${await textsOf(visitor, 'main')}`;
  };
  const loads = async () => (await textsOf(visitor, 'main')).join().includes(common.loading);
  await until('the storage answers', async () => !(await loads()), PAGE_MS);
  await expect.poll(kept, { timeout: PAGE_MS, interval: 250 }).toBe('kept');
  await expectSound(visitor);
});

chapter('the device page tells of the adapter', async (visitor) => {
  await open(visitor, '/device', device.title);
  await shows(visitor, '.notice__title', machine.webgpu ? errors.software.title : errors.noWebgpu.title);
  if (machine.webgpu) await shows(visitor, 'h2', device.limits.title);
  await expectSound(visitor);
});
