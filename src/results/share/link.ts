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
import { readVersioned } from './versioned.ts';

interface Version {
  readonly dictionary: Uint8Array;
  decode(bytes: Uint8Array): SharedResult;
}

const CURRENT = 2;
const VERSIONS: Readonly<Record<number, Version>> = {
  1: { dictionary: DICTIONARY_1, decode: decode1 },
  2: { dictionary: DICTIONARY_2, decode: decode2 },
};

/** What stands behind `#/r/`. @param bytes as `encode2` writes them. @throws RangeError for more than a link holds */
export const resultData = (bytes: Uint8Array): string => `${CURRENT}.${seal(bytes, DICTIONARY_2)}`;

/** @param base the site's address, without a fragment. @throws RangeError for more than 512 cases, or more than a link holds */
export async function shareLink(summary: Summary, base: string): Promise<string> {
  return `${base}#/r/${resultData(encode2(toShared(summary)))}`;
}

export type OpenedLink =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly problem: LinkProblem };

/** @param text `2.<data>`, as it stands after `#/r/`. Never rejects: whatever it is given, it answers. */
export async function readLink(text: string, workloads: readonly Workload[] = registered): Promise<OpenedLink> {
  return readResult(text, workloads);
}

/** The same at once, for whoever reads many. */
export function readResult(text: string, workloads: readonly Workload[]): OpenedLink {
  const link = readVersioned(text, CURRENT);
  if (!link.ok) return refuse(link.code);
  const { dictionary, decode } = VERSIONS[link.version];
  const opened = open(link.data, dictionary);
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
