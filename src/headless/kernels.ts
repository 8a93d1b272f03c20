/** Kernels of the caller's own, `--kernel NAME=FILE`, and what a judge says of them. */
import { readFileSync } from 'node:fs';
import { readContender } from '../engine/case-id.ts';
import type { Kernel, Measurement, Workload } from '../engine/contract.ts';
import { LONGEST_KERNEL, readKernel } from '../engine/kernel/kernel-file.ts';
import { misfitOf } from '../engine/kernel/kernel-variant.ts';
import { kernelLink, type SharedKernel } from '../results/share/kernel-link.ts';

export type ReadKernels =
  | { readonly ok: true; readonly kernels: readonly Kernel[] }
  | { readonly ok: false; readonly problem: string };

/**
 * @param given `NAME=FILE` each
 * @param patterns of the command: a plain WGSL file is for the workload whose pattern names it
 */
export function readKernels(
  given: readonly string[],
  patterns: readonly string[],
  workloads: readonly Workload[],
): ReadKernels {
  const kernels: Kernel[] = [];
  for (const one of given) {
    const [, name, file] = /^([^=]+)=(.+)$/.exec(one) ?? [];
    if (name === undefined) return refuse(`--kernel takes NAME=FILE, such as mine=tiled.wgsl, not '${one}'.`);
    if (kernels.some((kernel) => kernel.name === name)) return refuse(`--kernel names '${name}' twice.`);
    const pattern = patterns.find((each) =>
      each
        .split(':')[1]
        ?.split('|')
        .some((one) => readContender(one).variant === name),
    );
    if (pattern === undefined) {
      return refuse(`No pattern names the kernel '${name}'. Name it beside its rivals: 'matmul:tiled|${name}:n=512'.`);
    }
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      return refuse(`--kernel cannot read '${file}': ${error instanceof Error ? error.message : error}`);
    }
    if (text.length > LONGEST_KERNEL) return refuse(`'${file}' has more than ${LONGEST_KERNEL} characters.`);
    const read = readKernel(text, { name, workload: pattern.split(':')[0].split('@')[0] });
    if (!read.ok) return refuse(`${file}: ${read.problem.en}`);
    const workload = workloads.find(({ id }) => id === read.kernel.workload);
    if (!workload) return refuse(`${file} is for the workload '${read.kernel.workload}', which there is not.`);
    const misfit = misfitOf(workload, read.kernel);
    if (misfit) return refuse(`${file}: ${misfit.en}`);
    kernels.push(read.kernel);
  }
  return { ok: true, kernels };
}

const refuse = (problem: string): ReadKernels => ({ ok: false, problem });

/** The link to a kernel and what came of it, or what is said in its place: a link holds less than a file may have. */
export function linkOfKernel(shared: SharedKernel, site: string): string {
  try {
    return kernelLink(shared, site);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return 'Its text is longer than a link holds; hand on the file.';
  }
}

/** What the text of a kernel is to blame for; everything else is the machine's. */
const ITS_OWN: ReadonlySet<string> = new Set([
  'compile-error',
  'kernel-error',
  'edit-does-not-fit',
  'endless-loop',
  'not-watched',
  'writes-input',
  'skips-work',
]);

/** 0: proved wherever it was run; 1: wrong somewhere; 3: it could not be run here, or there was no time to prove it. */
export function judge(measurements: readonly Measurement[], kernels: readonly Kernel[]): 0 | 1 | 3 {
  const own = measurements.filter(({ case: { workload, variant } }) =>
    kernels.some((kernel) => kernel.workload === workload && kernel.name === variant),
  );
  const wrong = own.some((one) => one.status === 'wrong' || (one.status === 'failed' && ITS_OWN.has(one.reason.code)));
  if (wrong) return 1;
  return own.length > 0 && own.every(({ status }) => status === 'ok') ? 0 : 3;
}
