/**
 * An assignment as a link, `…#/class/a/1.<data>`: lines of text, sealed like a result (`share/envelope.ts`).
 *
 *     20 en 7            seconds, language, seed
 *     speed-up 24 kernel
 *     matmul@1:naive|tiled|wasm-threads:n=64|128|256
 *     (an empty line, then a kernel from the workbench as kernel-file.ts prints it)
 *
 * Versions are only ever added to. What is opened is shown first; it runs when the visitor says so.
 */
import type { Kernel, LocalText, Workload } from '../../engine/contract.ts';
import { printKernel, readKernel } from '../../engine/kernel/kernel-file.ts';
import { misfitOf, withKernels } from '../../engine/kernel/kernel-variant.ts';
import { text } from '../../engine/text.ts';
import { open, seal } from '../share/envelope.ts';
import { plainCode } from '../share/plain-text.ts';
import { type LinkProblemCode, linkProblem } from '../share/problems.ts';
import { readVersioned } from '../share/versioned.ts';
import { casesOf, printCases, printQuestion, readQuestion, SECONDS } from './assignment.ts';
import { CLASS_DICTIONARY_1 } from './dictionary.ts';
import type { Assignment } from './model.ts';

const CURRENT = 1;

/** The lines as above. */
export function printAssignment(assignment: Assignment, workloads: readonly Workload[]): string {
  const { cases, kernel, seed, seconds, question, language } = assignment;
  const known = withKernels(workloads, kernel ? [kernel] : []);
  const lines = [`${seconds} ${language} ${seed}`, printQuestion(question), ...printCases(cases, known)];
  return (kernel ? [...lines, '', printKernel(kernel)] : lines).join('\n');
}

/** @returns what stands behind `#/class/a/`. @throws RangeError for more than a link holds: a very long kernel */
export const assignmentData = (assignment: Assignment, workloads: readonly Workload[]): string =>
  `${CURRENT}.${seal(new TextEncoder().encode(printAssignment(assignment, workloads)), CLASS_DICTIONARY_1)}`;

/** @param base the site's address, without a fragment */
export const assignmentLink = (data: string, base: string): string => `${base}#/class/a/${data}`;

export type OpenedAssignment =
  | { readonly ok: true; readonly assignment: Assignment }
  | { readonly ok: false; readonly code: LinkProblemCode | 'unknown'; readonly problem: LocalText };

/** Never throws: whatever it is given, it answers. */
export function readAssignment(link: string, workloads: readonly Workload[]): OpenedAssignment {
  const found = readVersioned(link, CURRENT);
  if (!found.ok) return refused(found.code);
  try {
    const opened = open(found.data, CLASS_DICTIONARY_1);
    if (!opened.ok) return refused(opened.code);
    return parseAssignment(new TextDecoder('utf-8', { fatal: true }).decode(opened.bytes), workloads);
  } catch {
    // Reading only computes; whatever went wrong came from the bytes.
    return refused('damaged');
  }
}

/** Of lines as `printAssignment` writes them. */
export function parseAssignment(body: string, workloads: readonly Workload[]): OpenedAssignment {
  const end = body.indexOf('\n\n');
  const [head, asked = '', ...patterns] = (end < 0 ? body : body.slice(0, end)).split('\n');
  const [, seconds, language, seed] = /^(\d{1,3}) (en|zh-CN) (\d{1,10})$/.exec(head) ?? [];
  if (seed === undefined || Number(seed) > 0xffffffff) return refused('damaged');
  const kernel = end < 0 ? null : kernelOf(body.slice(end + 2), workloads);
  if (kernel === 'damaged') return refused('damaged');
  const cases = casesOf(patterns, kernel, workloads);
  if (!cases.ok) return cases.problem === 'too-many' ? refused('too-large') : { ok: false, ...UNKNOWN };
  const question = readQuestion(asked, cases.cases.length);
  if (!question) return refused('damaged');
  return {
    ok: true,
    assignment: {
      cases: cases.cases,
      kernel,
      seed: Number(seed),
      seconds: Math.min(SECONDS.most, Math.max(SECONDS.least, Number(seconds))),
      question,
      language: language === 'en' ? 'en' : 'zh-CN',
    },
  };
}

function kernelOf(code: string, workloads: readonly Workload[]): Kernel | 'damaged' {
  const read = readKernel(plainCode(code));
  if (!read.ok) return 'damaged';
  const workload = workloads.find(({ id }) => id === read.kernel.workload);
  return workload && !misfitOf(workload, read.kernel) ? read.kernel : 'damaged';
}

const refused = (code: LinkProblemCode): OpenedAssignment => ({ ok: false, code, problem: linkProblem(code).text });

const UNKNOWN = {
  code: 'unknown',
  problem: text(
    'It names work that this version of Lockstep does not have, or has in another version. Load the page again to get the current version, or open the link on the site where it was made.',
    '其中的任务在当前版本的 Lockstep 里没有，或版本不同。请重新加载页面以获取最新版本，或到生成它的网站打开。',
  ),
} as const;
