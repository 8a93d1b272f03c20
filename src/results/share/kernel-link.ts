/**
 * A kernel as a link, `…#/w/1.<data>`: its text, the shapes at which it was proved and, if it was raced, the results. What
 * is opened is read and shown; running it is up to whoever opens it. Versions are only ever added to.
 */
import * as v from 'valibot';
import { parseValues, resolveParams } from '../../engine/case-id.ts';
import type { Kernel, LocalText, Params, Workload } from '../../engine/contract.ts';
import { printKernel, readKernel } from '../../engine/kernel/kernel-file.ts';
import { misfitOf, withKernels } from '../../engine/kernel/kernel-variant.ts';
import { text } from '../../engine/text.ts';
import { workloads as registered } from '../../workloads/registry.ts';
import type { Summary } from '../summary.ts';
import { decode2 } from './decode-2.ts';
import { encode2 } from './encode-2.ts';
import { open, seal } from './envelope.ts';
import { KERNEL_DICTIONARY_1 } from './kernel-dictionary.ts';
import { plainCode } from './plain-text.ts';
import { linkProblem } from './problems.ts';
import { restoreSummary } from './restore.ts';
import { sharedResult } from './schema.ts';
import { toShared } from './shared-result.ts';
import { readVersioned } from './versioned.ts';

export interface SharedKernel {
  readonly kernel: Kernel;
  readonly shapes: readonly Params[];
  /** As the sender reports it; null where nothing was measured. */
  readonly summary: Summary | null;
}

/** Chats cut off what is longer: beyond it a file is better. */
export const LONG_LINK = 1800;
const MOST_SHAPES = 8;
const CURRENT = 1;

/** @param base the site's address, without a fragment. @throws RangeError for more than 512 cases, or more than a link holds */
export function kernelLink({ kernel, shapes, summary }: SharedKernel, base: string): string {
  const code = encoded(printKernel(kernel));
  const at = encoded(shapes.slice(0, MOST_SHAPES).map(printed).join(';'));
  const results = summary ? encode2(toShared(summary)) : new Uint8Array();
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  head.setUint32(0, code.length);
  head.setUint16(4, at.length);
  const bytes = Uint8Array.from([...new Uint8Array(head.buffer), ...code, ...at, ...results]);
  return `${base}#/w/${CURRENT}.${seal(bytes, KERNEL_DICTIONARY_1)}`;
}

const HEAD_BYTES = 6;
const encoded = (value: string) => new TextEncoder().encode(value);
const printed = (params: Params) =>
  Object.entries(params)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

export type OpenedKernel =
  | ({ readonly ok: true; readonly workload: Workload } & SharedKernel)
  | { readonly ok: false; readonly problem: LocalText };

/** @param link `1.<data>`, as it stands after `#/w/`. Never throws: whatever it is given, it answers. Nothing of it is run. */
export function readKernelLink(link: string, workloads: readonly Workload[] = registered): OpenedKernel {
  const found = readVersioned(link, CURRENT);
  if (!found.ok) return refused(found.code);
  try {
    const opened = open(found.data, KERNEL_DICTIONARY_1);
    return opened.ok ? readBody(opened.bytes, workloads) : refused(opened.code);
  } catch {
    // Reading only computes; whatever went wrong came from the bytes.
    return refused('damaged');
  }
}

function readBody(bytes: Uint8Array, workloads: readonly Workload[]): OpenedKernel {
  if (bytes.length < HEAD_BYTES) return refused('damaged');
  const head = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES);
  const codeEnd = HEAD_BYTES + head.getUint32(0);
  const shapesEnd = codeEnd + head.getUint16(4);
  if (shapesEnd > bytes.length) return refused('damaged');
  const strict = new TextDecoder('utf-8', { fatal: true });
  const read = readKernel(plainCode(strict.decode(bytes.subarray(HEAD_BYTES, codeEnd))));
  if (!read.ok) return { ok: false, problem: read.problem };
  const { kernel } = read;
  const workload = workloads.find(({ id }) => id === kernel.workload);
  if (!workload) return { ok: false, problem: noWorkload(kernel.workload) };
  const misfit = misfitOf(workload, kernel);
  if (misfit) return { ok: false, problem: misfit };
  const shapes = shapesOf(strict.decode(bytes.subarray(codeEnd, shapesEnd)), workload);
  const summary = summaryOf(bytes.subarray(shapesEnd), withKernels(workloads, [kernel]));
  return summary === 'damaged' ? refused('damaged') : { ok: true, workload, kernel, shapes, summary };
}

/** Those that fit; a shape is only what the sender suggests. */
function shapesOf(list: string, workload: Workload): Params[] {
  return list
    .split(';', MOST_SHAPES)
    .filter(Boolean)
    .flatMap((shape) => {
      const values = parseValues(shape, workload);
      if (!values.ok) return [];
      const given = Object.fromEntries(Object.entries(values.lists).map(([name, [value]]) => [name, value]));
      const resolved = resolveParams(workload, given);
      return resolved.ok ? [resolved.params] : [];
    });
}

function summaryOf(bytes: Uint8Array, workloads: readonly Workload[]): Summary | null | 'damaged' {
  if (!bytes.length) return null;
  const checked = v.safeParse(sharedResult, decode2(bytes));
  return checked.success && checked.output.rows.length ? restoreSummary(checked.output, workloads) : 'damaged';
}

const refused = (code: Parameters<typeof linkProblem>[0]): OpenedKernel => ({
  ok: false,
  problem: linkProblem(code).text,
});

const noWorkload = (id: string): LocalText =>
  text(
    `The kernel is for the workload “${id}”, which this version of Lockstep does not have. Load the page again, or open the link where it was made.`,
    `这个内核属于任务“${id}”，当前版本的 Lockstep 没有它。请重新加载页面，或到生成链接的网站打开。`,
  );
