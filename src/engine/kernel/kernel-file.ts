/**
 * A kernel as one text: what drafts keep, files hold and links carry. Lines that begin with `//!` tell of the kernel,
 * all others are WGSL, so that a kernel of one pass is a WGSL file as it stands:
 *
 *     //! kernel mine of matmul from tiled
 *     //! pass matmul/tiled.wgsl
 *     //! workgroups n / wx, m / wy, 1
 *
 * A line of WGSL that itself begins with `//!` is printed with a bar, `//!| todo`, so that no text becomes a directive.
 */
import type { Kernel, KernelPass, KernelScratch, LocalText, Workgroups } from '../contract.ts';
import { text } from '../text.ts';
import { withLineFeeds } from '../wgsl-lines.ts';

export type ReadKernel =
  | { readonly ok: true; readonly kernel: Kernel }
  | { readonly ok: false; readonly problem: LocalText };

/** Characters of all passes. */
export const LONGEST_KERNEL = 100_000;
export const MOST_PASSES = 40;
export const MOST_SCRATCH = 8;
const NAME = /^[A-Za-z][\w-]{0,39}$/;
/** What a label on screen may be. */
const SHADER = /^[\w-]+(?:\/[\w-]+)*\.wgsl$/;

/** Whether a kernel may be called so; that no variant is, somebody else has to see to. */
export const isKernelName = (name: string): boolean => NAME.test(name) && !(name in {});

/** What is printed reads back as the same kernel, line breaks and blanks around formulas apart. */
export function printKernel({ name, workload, from, copyOf, scratch, passes }: Kernel): string {
  const head = [
    `//! kernel ${name} of ${workload}${from === null ? '' : ` from ${from}`}`,
    ...(copyOf === null ? [] : [`//! copy of ${copyOf}`]),
    ...scratch.map((one) => `//! scratch ${one.name} ${one.dtype} ${one.length}`),
  ];
  const bodies = passes.map(({ shader, code, workgroups, sets }) =>
    [
      `//! pass ${shader}`,
      ...(workgroups ? [`//! workgroups ${workgroups.map(plainFormula).join('; ')}`] : []),
      ...(sets.length ? [`//! sets ${sets.join(' ')}`] : []),
      withLineFeeds(code).replace(/^\/\/!/gm, BARRED),
    ].join('\n'),
  );
  return [...head, ...bodies].join('\n');
}

const BARRED = '//!|';
const plainFormula = (formula: string): string => formula.replace(/[;\s]+/g, ' ').trim();

/** `parts f32 n * 4`: name, type and elements of a buffer between passes; null for what is no such line. */
function scratchOf(line: string): KernelScratch | null {
  const [, name, dtype, length] = /^([A-Za-z]\w{0,39})\s+(f32|u32|i32)\s+(\S.{0,199})$/.exec(line.trim()) ?? [];
  return name === undefined ? null : { name, dtype: dtype as KernelScratch['dtype'], length };
}

/** Of a text with such a buffer a line: those that count, and the first line that does not, from one on; empty lines are none. */
export function readScratch(typed: string): {
  readonly scratch: readonly KernelScratch[];
  readonly bad: number | null;
} {
  const scratch: KernelScratch[] = [];
  let bad: number | null = null;
  for (const [at, line] of typed.split('\n').entries()) {
    if (!line.trim()) continue;
    const found = scratchOf(line);
    if (found && scratch.length < MOST_SCRATCH && !scratch.some(({ name }) => name === found.name)) scratch.push(found);
    else bad ??= at + 1;
  }
  return { scratch, bad };
}

interface Pass {
  shader: string;
  workgroups: Workgroups | null;
  sets: readonly string[];
  readonly lines: string[];
}

/**
 * Reads a text; nothing in it is run.
 * @param known what to take where the text does not say it: a plain WGSL file names neither itself nor its workload
 */
export function readKernel(
  printed: string,
  known: { readonly name?: string; readonly workload?: string } = {},
): ReadKernel {
  if (printed.length > LONGEST_KERNEL) {
    return refuse(
      `A kernel has ${LONGEST_KERNEL} characters at most; this one has ${printed.length}.`,
      `内核至多 ${LONGEST_KERNEL} 个字符，这里有 ${printed.length} 个。`,
    );
  }
  let { name = '', workload = '' } = known;
  let from: string | null = null;
  let copyOf: string | null = null;
  const scratch: KernelScratch[] = [];
  const passes: Pass[] = [];
  const passNow = (): Pass => {
    if (!passes.length) passes.push({ shader: `${name || 'kernel'}.wgsl`, workgroups: null, sets: [], lines: [] });
    return passes[passes.length - 1];
  };
  for (const line of withLineFeeds(printed).split('\n')) {
    if (line.startsWith(BARRED)) {
      passNow().lines.push(line.replace(BARRED, '//!'));
      continue;
    }
    const [, word, rest = ''] = /^\/\/!\s*(\w+)\s*(.*?)\s*$/.exec(line) ?? [];
    if (word === undefined) {
      if (passes.length || line.trim()) passNow().lines.push(line);
      continue;
    }
    const match = (pattern: RegExp) => pattern.exec(rest);
    if (word === 'kernel') {
      const found = match(/^(\S+) of (\S+?)(?: from (\S+))?$/);
      if (!found) return badLine(line);
      name = known.name ?? found[1];
      workload = found[2];
      from = found[3] ?? null;
    } else if (word === 'copy') {
      const found = match(/^of (\S+)$/);
      if (!found || !isKernelName(found[1])) return badLine(line);
      copyOf = found[1];
    } else if (word === 'scratch') {
      const found = scratchOf(rest);
      if (!found || scratch.length === MOST_SCRATCH) return badLine(line);
      scratch.push(found);
    } else if (word === 'pass') {
      if (!SHADER.test(rest) || rest.length > 80 || passes.length === MOST_PASSES) return badLine(line);
      if (passes.some(({ shader }) => shader === rest)) return badLine(line);
      passes.push({ shader: rest, workgroups: null, sets: [], lines: [] });
    } else if (word === 'workgroups') {
      const workgroups = triple(rest);
      if (!workgroups) return badLine(line);
      passNow().workgroups = workgroups;
    } else if (word === 'sets') {
      const sets = rest.split(/\s+/);
      if (!sets.every((one) => /^[A-Za-z_]\w*$/.test(one))) return badLine(line);
      passNow().sets = sets;
    } else return badLine(line);
  }
  if (!isKernelName(name)) {
    return refuse(
      `A kernel's name has letters, digits, - and _, begins with a letter and has 40 characters at most; '${name.slice(0, 60)}' is not such a name.`,
      `名字只能用字母、数字、- 和 _，以字母开头，至多 40 个字符；“${name.slice(0, 60)}”不行。`,
    );
  }
  if (!/^[\w-]{1,40}$/.test(workload)) {
    return refuse(
      'The text does not say which workload it is for. Begin it with a line such as “//! kernel mine of matmul”.',
      '没有写明这是哪个任务的内核。请在开头加一行，例如“//! kernel mine of matmul”。',
    );
  }
  if (!passes.length) return refuse('There is no WGSL in it.', '里面没有 WGSL 代码。');
  const bare = from === null && passes.find(({ workgroups }) => workgroups === null);
  if (bare) {
    return refuse(
      `${bare.shader} does not say how many workgroups it takes. Add a line such as “//! workgroups n / wx, m / wy, 1”.`,
      `${bare.shader} 没有写明要多少个工作组。请加一行，例如“//! workgroups n / wx, m / wy, 1”。`,
    );
  }
  const whole = passes.map(({ lines, ...pass }): KernelPass => ({ ...pass, code: lines.join('\n') }));
  return { ok: true, kernel: { workload, name, from, copyOf, scratch, passes: whole } };
}

/**
 * `x; y; z` or, where no formula has a comma of its own, `x, y, z`; what is left out is 1. One that is still to be written
 * is empty, between semicolons.
 */
function triple(list: string): Workgroups | null {
  const parts = list.split(list.includes(';') ? ';' : /,(?![^(]*\))/).map((part) => part.trim());
  const unwritten = list.includes(';') && parts.length === 3;
  if (parts.length > 3 || (!unwritten && parts.some((part) => !part))) return null;
  const [x, y = '1', z = '1'] = parts;
  return [x, y, z];
}

const refuse = (en: string, zh: string): ReadKernel => ({ ok: false, problem: text(en, zh) });

const badLine = (line: string): ReadKernel =>
  refuse(
    `The line “${line.slice(0, 80)}” is not one that Lockstep knows. Lines with //! are kernel, copy, scratch, pass, workgroups and sets.`,
    `无法理解“${line.slice(0, 80)}”这一行。以 //! 开头的行只能是 kernel、copy、scratch、pass、workgroups 和 sets。`,
  );
