import { describe, expect, it } from 'vitest';
import { resultsFrom } from '../testing/rows.ts';
import { lesson } from './index.ts';
import { add, build, environments, nvcc, smi } from './machine.ts';
import { PARTS } from './output-parts.ts';
import { OUTPUTS } from './outputs.ts';
import { REASONS, type Seen, SYSTEMS, systemOf, todoOf } from './reasons.ts';
import { allWork, outcomeOf, SETUPS } from './setups.ts';
import { ANSWERS, QUESTIONS, wayOf } from './tree.ts';
import { BRANCHES, branchOf, type Fit, fitOf, RUNTIMES } from './versions.ts';

describe('versions', () => {
  it.each<[branch: number, runtime: string, fit: Fit]>([
    [470, '11.8', 'limited'],
    [470, '12.2', 'too-old'],
    [535, '11.8', 'full'],
    [535, '12.2', 'full'],
    [535, '12.6', 'limited'],
    [535, '13.0', 'too-old'],
    [550, '13.0', 'too-old'],
    [580, '13.0', 'full'],
    [580, '11.8', 'full'],
  ])('driver %i with runtime %s: %s', (branch, runtime, fit) => {
    expect(fitOf(branchOf(branch), runtime)).toBe(fit);
  });

  it('a newer driver is never the worse one', () => {
    const rank: Readonly<Record<Fit, number>> = { 'too-old': 0, limited: 1, full: 2 };
    for (const runtime of RUNTIMES) {
      const fits = BRANCHES.map((branch) => rank[fitOf(branch, runtime)]);
      expect([...fits].sort()).toEqual(fits);
    }
  });

  it('nothing is said of versions that are not in the tables', () => {
    expect(() => fitOf(branchOf(580), '14.0')).toThrow('CUDA 14.0');
    expect(() => branchOf(1)).toThrow('no branch 1');
  });
});

describe('the broken set-ups', () => {
  const working = (id: string) => {
    const setup = SETUPS.find((one) => one.id === id);
    return setup?.repairs.filter((repair) => outcomeOf(setup, repair.id)?.works).map((repair) => repair.id);
  };

  it('do not run, and say why in their own words', () => {
    expect(SETUPS.map(({ goal, machine }) => goal.try(machine))).toEqual([
      { works: false, said: 'CUDA driver version is insufficient for CUDA runtime version' },
      { works: false, said: "ModuleNotFoundError: No module named 'torch'" },
      { works: false, said: 'bash: nvcc: command not found' },
    ]);
  });

  it('are mended by what touches the cause, and by nothing else', () => {
    expect(working('too-old')).toEqual(['driver', 'rebuild']);
    expect(working('other-name')).toEqual(['activate']);
    expect(working('no-toolkit')).toEqual(['toolkit']);
  });

  it('are solved when all three run', () => {
    const right = { 'too-old': 'rebuild', 'other-name': 'activate', 'no-toolkit': 'toolkit' };
    expect(allWork(right)).toBe(true);
    expect(allWork({ ...right, 'no-toolkit': 'path' })).toBe(false);
    expect(allWork({ 'too-old': 'driver' })).toBe(false);
    expect(outcomeOf(SETUPS[0], undefined)).toBeNull();
  });

  it('print what such machines print', () => {
    const [{ machine: old }, { machine: named }, { machine: bare }] = SETUPS;
    expect(smi(old)).toBe('Driver Version: 535.183.01   CUDA Version: 12.2');
    expect(nvcc(old)).toBe('Cuda compilation tools, release 13.0');
    expect(nvcc(bare)).toBe('bash: nvcc: command not found');
    expect(environments(named)).toContain('gpu         *  /opt/conda/envs/gpu\n');
    expect(add(bare).said).toContain('No such file');
    expect(build(old).said).toContain('insufficient');
    // NVIDIA's packages put nvcc into a folder of their own, on no PATH.
    expect(build({ ...bare, toolkit: '13.0' }).said).toBe('bash: nvcc: command not found');
    expect(nvcc({ ...bare, toolkit: '13.0' })).toBe('bash: nvcc: command not found');
    expect(build({ ...bare, toolkit: '13.0', onPath: true }).works).toBe(true);
  });
});

describe('the tree', () => {
  /** All ways, as far as they lead. */
  function ways(chosen: Readonly<Record<string, string>> = {}): ReturnType<typeof wayOf>[] {
    const way = wayOf(chosen);
    if (way.advice) return [way];
    const { id, choices } = way.questions[way.questions.length - 1];
    return choices.flatMap((choice) => ways({ ...chosen, [id]: choice.id }));
  }

  it('ends each way in an answer, and reaches every question and every answer', () => {
    const all = ways();
    expect(all.every(({ advice }) => advice !== null)).toBe(true);
    expect(new Set(all.map(({ advice }) => advice))).toEqual(new Set(Object.values(ANSWERS)));
    expect(new Set(all.flatMap(({ questions }) => questions))).toEqual(new Set(QUESTIONS));
  });

  it('goes on from an answer that was changed', () => {
    const chosen = { where: 'linux', linux: 'nvidia', purpose: 'build', source: 'conda' };
    expect(wayOf(chosen).advice).toBe(ANSWERS.conda);
    expect(wayOf({ ...chosen, linux: 'amd' }).advice).toBe(ANSWERS.rocm);
    const turned = wayOf({ ...chosen, where: 'rented' });
    expect(turned.questions.map(({ id }) => id)).toEqual(['where', 'rented']);
    expect(turned.advice).toBeNull();
  });

  it('installs no driver where the system lends one', () => {
    for (const advice of [ANSWERS.wsl, ANSWERS.toolkitAlone, ANSWERS.conda]) {
      expect(JSON.stringify(advice.steps.map((step) => 'command' in step && step.command))).not.toMatch(/driver/);
    }
  });
});

describe('the outputs', () => {
  it('ask about every part that is told', () => {
    const asked = OUTPUTS.flatMap(({ lines }) => lines.flat()).flatMap(({ id }) => id ?? []);
    expect(new Set(asked)).toEqual(new Set(Object.keys(PARTS)));
    expect(OUTPUTS.every(({ lines }) => lines.flat().some(({ id }) => id))).toBe(true);
  });

  it('keep the table of nvidia-smi straight', () => {
    const { lines } = OUTPUTS[0];
    const widths = lines.map((pieces) => pieces.map(({ text }) => text).join('').length);
    expect(new Set(widths.filter((width) => width > 0))).toEqual(new Set([91]));
  });

  it('print what the commands print of a Tesla T4: a 3D controller, and memory without a comma', () => {
    const textOf = (id: string) => {
      const output = OUTPUTS.find((one) => one.id === id);
      return output ? output.lines.map((pieces) => pieces.map(({ text }) => text).join('')) : [];
    };
    const [card, ...others] = textOf('lspci').filter((line) => line.includes('[10de:1eb8]'));
    expect(others).toEqual([]);
    expect(card).toMatch(/ 3D controller \[0302\]: .*Tesla T4/);
    const sizes = textOf('nvidia-smi').flatMap((line) => line.match(/[\d,.]+MiB/g) ?? []);
    expect(sizes.length).toBeGreaterThan(1);
    for (const size of sizes) expect(size).toMatch(/^\d+MiB$/);
  });
});

describe('the reasons of a browser', () => {
  const standings = (seen: Seen) => Object.fromEntries(REASONS.map((reason) => [reason.id, reason.standing(seen)]));

  it('are told as far as a page can see them', () => {
    expect(standings({ secure: true, status: 'adapter', software: false })).toEqual({
      secure: 'not',
      version: 'not',
      'switched-off': 'not',
      blocked: 'not',
      remote: 'not',
      two: 'hidden',
    });
    expect(standings({ secure: true, status: 'adapter', software: true })).toMatchObject({
      version: 'not',
      'switched-off': 'possible',
      blocked: 'possible',
      remote: 'possible',
    });
    expect(standings({ secure: false, status: 'no-webgpu', software: false })).toMatchObject({
      secure: 'told',
      version: 'possible',
    });
    expect(standings({ secure: true, status: 'no-webgpu', software: false })).toMatchObject({ version: 'told' });
  });

  it('have something to do on each system where they occur', () => {
    for (const system of SYSTEMS) {
      expect(REASONS.filter((reason) => todoOf(reason, system)).length).toBeGreaterThanOrEqual(5);
    }
    const two = REASONS.find(({ id }) => id === 'two');
    expect(two && todoOf(two, 'phone')).toBeNull();
  });

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140', 10, 'windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0, 'mac'],
    // As an iPad says it.
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5, 'phone'],
    ['Mozilla/5.0 (X11; Linux x86_64) Firefox/145', 0, 'linux'],
    ['Mozilla/5.0 (Linux; Android 10; K) Chrome/140', 5, 'phone'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)', 5, 'phone'],
  ])('know the system of %s with %i fingers', (userAgent, maxTouchPoints, system) => {
    expect(systemOf({ userAgent, maxTouchPoints })).toBe(system);
  });
});

describe('the guess and the claims', () => {
  const rows = [
    { variant: 'vec4', on: 'gpu', ms: 2 },
    { variant: 'js', on: 'js', ms: 9 },
  ] as const;
  const here = resultsFrom('vector-add', { ask: rows });
  const adapter = { vendor: 'mesa', architecture: 'llvmpipe', device: '', description: '', software: true };
  const software = resultsFrom('vector-add', { ask: rows }, { adapter });
  const none = resultsFrom('vector-add', { ask: rows }, { adapter: null });
  const { device } = lesson.predictions;
  const { same, uses } = lesson.claims;

  it('tell what this browser computed on', () => {
    expect([here, software, none].map((results) => device.answer(results))).toEqual(['gpu', 'software', 'none']);
    expect(device.explain(here, 'gpu').en).toMatch(/^It computes on a GPU.*As you thought\.$/);
    expect(device.explain(software, 'gpu')['zh-CN']).toContain('处理器在扮演 GPU');
    expect(device.explain({}, 'gpu').en).toBe('Nothing was asked.');
  });

  it('lean on what was just computed', () => {
    expect(same.verdict(here)?.because.en).toContain('your GPU (made up) added two arrays in 2 ms');
    expect(same.verdict(software)?.because.en).toMatch(/^A browser brings its own compiler/);
    expect(uses.verdict(here)?.because.en).toMatch(/^Here it does use one/);
    expect(uses.verdict(software)?.because.en).toMatch(/^Here it does not/);
    expect(uses.verdict(none)?.because['zh-CN']).toMatch(/^在这里，它一个也够不着。/);
  });
});
