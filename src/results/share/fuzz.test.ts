import { deflateSync } from 'fflate';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { randomU32 } from '../../engine/random.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Summary } from '../summary.ts';
import { makeRow, makeSummary } from '../testing/summaries.ts';
import { UnreadableError } from './bits.ts';
import { decode1 } from './decode-1.ts';
import { decode2 } from './decode-2.ts';
import { DICTIONARY_1, DICTIONARY_2 } from './dictionaries.ts';
import { encode2 } from './encode-2.ts';
import { crc32, open } from './envelope.ts';
import { type OpenedLink, readLink, shareLink } from './link.ts';
import { restoreSummary } from './restore.ts';
import { sharedResult } from './schema.ts';
import { toShared } from './shared-result.ts';
import { LINK_1 } from './testing/link-1.ts';

/*
 * Anybody can write a link. A changed letter is caught by the checksum, so most of these inputs carry a right one: they
 * get as far as a sender of ill will would.
 */
const next = randomU32(20_261_124, 1);
const below = (limit: number) => next() % limit;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const refused = (variant: string, code: string) =>
  makeRow(variant, { status: 'unsupported', reason: { code, text: { en: '', 'zh-CN': '' } } });
const mixed: Summary = {
  ...makeSummary(2, { sizes: 1 }),
  measurements: [...makeSummary(2, { sizes: 1, contenders: 3 }).measurements, refused('naive', 'limit')],
};
const examples = [makeSummary(1, { sizes: 2, contenders: 3 }), mixed, makeSummary(3, { sizes: 1, contenders: 1 })];
const frozen = open(LINK_1.slice(2), DICTIONARY_1);
if (!frozen.ok) throw new Error('The frozen link does not open.');
const VERSIONS = [
  { version: 1, dictionary: DICTIONARY_1, decode: decode1, bodies: [frozen.bytes] },
  {
    version: 2,
    dictionary: DICTIONARY_2,
    decode: decode2,
    bodies: examples.map((summary) => encode2(toShared(summary))),
  },
];
const anyVersion = () => VERSIONS[below(VERSIONS.length)];

function sealQuickly(bytes: Uint8Array, { version, dictionary } = anyVersion()): string {
  const packed = deflateSync(bytes, { level: 0, dictionary });
  const sealed = Buffer.alloc(4 + packed.length);
  sealed.writeUInt32BE(crc32(bytes));
  sealed.set(packed, 4);
  return `${version}.${sealed.toString('base64url')}`;
}

function mutate(bytes: Uint8Array): Uint8Array {
  const changed = Array.from(bytes);
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(changed.length + 1);
    const kind = below(6);
    if (kind === 0) changed[Math.min(at, changed.length - 1)] ^= 1 << below(8);
    else if (kind === 1) changed[Math.min(at, changed.length - 1)] = below(256);
    else if (kind === 2) changed[Math.min(at, changed.length - 1)] = 255;
    else if (kind === 3) changed.splice(at, 1 + below(8));
    else if (kind === 4) changed.splice(at, 0, ...Array.from({ length: 1 + below(8) }, () => below(256)));
    else changed.length = Math.max(1, at);
    if (!changed.length) changed.push(0);
  }
  return Uint8Array.from(changed);
}

const letters = (length: number) => Array.from({ length }, () => LETTERS[below(64)]).join('');
const anything = (length: number) => String.fromCharCode(...Array.from({ length }, () => below(0x10000)));
const links = await Promise.all(examples.map(async (summary) => (await shareLink(summary, '')).slice(4)));

function changedLink(): string {
  const link = links[below(links.length)];
  const at = below(link.length);
  return `${link.slice(0, at)}${letters(below(3))}${link.slice(at + below(3))}`;
}

function changedBody(): string {
  const version = anyVersion();
  return sealQuickly(mutate(version.bodies[below(version.bodies.length)]), version);
}

const SOURCES: readonly [string, number, () => string][] = [
  ['any characters', 10_000, () => anything(below(60))],
  ['letters of a link', 15_000, () => `${below(4)}.${letters(below(300))}`],
  ['links with changed letters', 15_000, changedLink],
  ['random bytes under a right checksum', 15_000, () => sealQuickly(Uint8Array.from(Buffer.from(anything(below(80)))))],
  ['changed bytes under a right checksum', 45_000, changedBody],
];

test('100,000 inputs: always a result or a plain message', { timeout: 600_000 }, async () => {
  expect(SOURCES.reduce((sum, [, count]) => sum + count, 0)).toBe(100_000);
  const outcomes = new Map<string, number>();
  for (const [name, count, make] of SOURCES) {
    for (let i = 0; i < count; i++) {
      const input = make();
      const started = performance.now();
      const opened = await readLink(input);
      const ms = performance.now() - started;
      const fault = ms > 2000 ? `took ${ms} ms` : faultOf(opened);
      if (fault) throw new Error(`${name}, ${JSON.stringify(input)}: ${fault}`);
      const outcome = `${name}: ${opened.ok ? 'opened' : opened.problem.code}`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  }
  // The inputs reach what they are meant to reach.
  expect(outcomes.get('changed bytes under a right checksum: opened')).toBeGreaterThan(1000);
  expect(outcomes.get('changed bytes under a right checksum: damaged')).toBeGreaterThan(1000);
  expect(outcomes.get('links with changed letters: damaged')).toBeGreaterThan(1000);
  expect(outcomes.get('letters of a link: newer')).toBeGreaterThan(1000);
});

test('reading throws for one reason only, and the checks find the rest', () => {
  for (let i = 0; i < 20_000; i++) {
    const { bodies, decode } = anyVersion();
    const bytes = mutate(bodies[below(bodies.length)]);
    try {
      const checked = v.safeParse(sharedResult, decode(bytes));
      if (checked.success) restoreSummary(checked.output, workloads);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw new Error(`[${bytes}]`, { cause: error });
    }
  }
});

const CODES = ['empty', 'damaged', 'newer', 'too-large'];

/** Null when all is well. */
function faultOf(opened: OpenedLink): string | null {
  if (!opened.ok) {
    const { code, text } = opened.problem;
    return CODES.includes(code) && text.en && text['zh-CN'] ? null : 'no plain message';
  }
  const { summary } = opened;
  if (summary.measurements.length < 1 || summary.measurements.length > 512) return 'number of rows';
  const texts: string[] = [];
  const fault = walk(summary, texts);
  if (fault) return fault;
  if (Number.isNaN(Date.parse(summary.startedAt))) return 'a date that is none';
  if (texts.some((text) => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))) return 'invisible characters';
  if (texts.some((text) => text.length > 400)) return 'a text without end';
  const ids = summary.measurements.flatMap(({ workload, variant, params }) => [
    workload,
    variant,
    ...Object.keys(params),
  ]);
  return ids.every((id) => /^[\w-]{1,40}$/.test(id)) ? null : 'an id that is none';
}

/** Numbers must be finite and not negative; texts are collected. */
function walk(value: unknown, texts: string[]): string | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? null : `the number ${value}`;
  if (typeof value === 'string') texts.push(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const part of Object.values(value)) {
    const fault = walk(part, texts);
    if (fault) return fault;
  }
  return null;
}
