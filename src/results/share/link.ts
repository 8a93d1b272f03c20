/**
 * A result as a link, `…#/r/2.<data>`: all of a summary in under 1,800 characters for 64 cases. What follows the `#`
 * never reaches a server. Versions are only ever added to: a link opens for ever.
 */
import * as v from 'valibot';
import type { Workload } from '../../engine/contract.ts';
import { workloads as registered } from '../../workloads/registry.ts';
import type { Summary } from '../summary.ts';
import { decode1 } from './decode-1.ts';
import { decode2 } from './decode-2.ts';
import { DICTIONARY_1, DICTIONARY_2 } from './dictionaries.ts';
import { encode2 } from './encode-2.ts';
import { open, seal } from './envelope.ts';
import { type LinkProblem, linkProblem } from './problems.ts';
import { restoreSummary } from './restore.ts';
import { sharedResult } from './schema.ts';
import { type SharedResult, toShared } from './shared-result.ts';

interface Version {
  readonly dictionary: Uint8Array;
  decode(bytes: Uint8Array): SharedResult;
}

const CURRENT = 2;
const VERSIONS: Readonly<Record<number, Version>> = {
  1: { dictionary: DICTIONARY_1, decode: decode1 },
  2: { dictionary: DICTIONARY_2, decode: decode2 },
};

/** @param base the site's address, without a fragment. @throws RangeError for more than 512 cases, or more than a link holds */
export async function shareLink(summary: Summary, base: string): Promise<string> {
  return `${base}#/r/${CURRENT}.${seal(encode2(toShared(summary)), DICTIONARY_2)}`;
}

export type OpenedLink =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly problem: LinkProblem };

/** @param text `2.<data>`, as it stands after `#/r/`. Never rejects: whatever it is given, it answers. */
export async function readLink(text: string, workloads: readonly Workload[] = registered): Promise<OpenedLink> {
  // Chat programs take what follows an address, and wrap long lines.
  const tidy = text.replace(/\s+/g, '').replace(/[^\w-]+$/, '');
  if (tidy === '' || /^\d+$/.test(tidy)) return refuse('empty');
  const [, digits, data] = /^(\d{1,6})\.(.*)$/.exec(tidy) ?? [];
  if (data === undefined) return refuse('damaged');
  const version = Number(digits);
  if (version > CURRENT) return refuse('newer');
  if (!Object.hasOwn(VERSIONS, version)) return refuse('damaged');
  const { dictionary, decode } = VERSIONS[version];
  const opened = open(data, dictionary);
  return opened.ok ? readBody(opened.bytes, decode, workloads) : refuse(opened.code);
}

function readBody(bytes: Uint8Array, decode: Version['decode'], workloads: readonly Workload[]): OpenedLink {
  try {
    const checked = v.safeParse(sharedResult, decode(bytes));
    if (!checked.success) return refuse('damaged');
    if (!checked.output.rows.length) return refuse('empty');
    return { ok: true, summary: restoreSummary(checked.output, workloads) };
  } catch {
    // Reading only computes; whatever went wrong came from the bytes.
    return refuse('damaged');
  }
}

const refuse = (code: LinkProblem['code']): OpenedLink => ({ ok: false, problem: linkProblem(code) });
