/**
 * A trained model as a file: the word `lockstep`, the version and the length of a header (u32, little-endian), the header in
 * JSON, filled up with spaces to whole words, and the weights (layout.ts) in f32, little-endian.
 */
import * as v from 'valibot';
import type { Locale, LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import { parameterCount } from './layout.ts';
import type { ModelShape } from './reader.ts';
import { vocabularyOf } from './stories/index.ts';

export interface SavedModel {
  readonly shape: ModelShape;
  readonly weights: Float32Array<ArrayBuffer>;
  /** What it was trained on: stories of ours, or a text of so many characters, in the order of their tokens. */
  readonly text:
    | { readonly kind: 'stories'; readonly locale: Locale }
    | { readonly kind: 'own'; readonly characters: readonly string[] };
  readonly seed: number;
  readonly steps: number;
  /** The command or the page that made it. */
  readonly madeBy: string;
}

const MARK = new TextEncoder().encode('lockstep');
const VERSION = 1;
/** In front of the header. */
const HEAD = MARK.length + 8;

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
/** No more than pages can train (definition.ts): what a file asks for is made room for. */
const Header = v.object({
  shape: v.object({
    width: whole(4, 1024),
    layers: whole(1, 24),
    heads: whole(1, 16),
    t: whole(1, 1024),
    vocabulary: whole(2, 4096),
  }),
  text: v.variant('kind', [
    v.object({
      kind: v.literal('stories'),
      locale: v.picklist(['en', 'zh-CN']),
      /** Of the words, in their order; files had none at first. */
      digest: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/))),
    }),
    v.object({ kind: v.literal('own'), characters: v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(2))) }),
  ]),
  seed: whole(0, 2 ** 32 - 1),
  steps: whole(0, 2 ** 32 - 1),
  madeBy: v.pipe(v.string(), v.maxLength(500)),
});

export function writeModel({ weights, ...rest }: SavedModel): Uint8Array<ArrayBuffer> {
  const { shape, text: of, seed, steps, madeBy } = rest;
  const { width, layers, heads, t, vocabulary } = shape;
  const told = {
    shape: { width, layers, heads, t, vocabulary },
    text: of.kind === 'stories' ? { ...of, digest: digestOf(of.locale) } : of,
    seed,
    steps,
    madeBy,
  };
  const header = new TextEncoder().encode(JSON.stringify(told));
  const length = 4 * Math.ceil(header.length / 4);
  const bytes = new Uint8Array(HEAD + length + 4 * weights.length).fill(0x20);
  const view = new DataView(bytes.buffer);
  bytes.set(MARK);
  view.setUint32(MARK.length, VERSION, true);
  view.setUint32(MARK.length + 4, length, true);
  bytes.set(header, HEAD);
  for (let at = 0; at < weights.length; at++) view.setFloat32(HEAD + length + 4 * at, weights[at], true);
  return bytes;
}

export type Read =
  | { readonly ok: true; readonly model: SavedModel }
  | { readonly ok: false; readonly problem: LocalText };

const refused = (problem: LocalText): Read => ({ ok: false, problem });

/** @param bytes whatever was opened */
export function readModel(bytes: Uint8Array): Read {
  if (bytes.length < HEAD || MARK.some((byte, at) => bytes[at] !== byte)) return refused(NOT_OURS);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(MARK.length, true) !== VERSION) return refused(OTHER_VERSION);
  const start = HEAD + view.getUint32(MARK.length + 4, true);
  if (start > bytes.length) return refused(CUT);
  const header = v.safeParse(Header, parsed(bytes.subarray(HEAD, start)));
  if (!header.success) return refused(DAMAGED);
  const { shape, text: found, ...rest } = header.output;
  const of = found.kind === 'stories' ? { kind: found.kind, locale: found.locale } : found;
  if (shape.width % (4 * shape.heads)) return refused(DAMAGED);
  const tokens = of.kind === 'stories' ? vocabularyOf(of.locale).tokens.length : new Set(of.characters).size;
  if (tokens !== shape.vocabulary || (of.kind === 'own' && of.characters.length !== tokens)) {
    return refused(of.kind === 'stories' ? OTHER_WORDS : DAMAGED);
  }
  if (found.kind === 'stories' && (found.digest ?? digestOf(found.locale)) !== digestOf(found.locale)) {
    return refused(OTHER_WORDS);
  }
  const count = parameterCount(shape);
  if (bytes.length !== start + 4 * count) return refused(bytes.length < start + 4 * count ? CUT : DAMAGED);
  const weights = Float32Array.from({ length: count }, (_, at) => view.getFloat32(start + 4 * at, true));
  return weights.every(Number.isFinite)
    ? { ok: true, model: { shape, weights, text: of, ...rest } }
    : refused(NO_NUMBERS);
}

/** FNV-1a of the words in UTF-16, each ended by a zero, in hexadecimal: it sees a change, no forgery. */
function digestOf(locale: Locale): string {
  let digest = 0x811c9dc5;
  for (const { text: word } of vocabularyOf(locale).tokens) {
    for (const unit of `${word}\0`.split('')) digest = Math.imul(digest ^ unit.charCodeAt(0), 0x01000193);
  }
  return (digest >>> 0).toString(16).padStart(8, '0');
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

const NOT_OURS = text(
  'This file is not a model saved by this page. Choose one that was saved here: its name ends in .lsm.',
  '这个文件不是本页保存的模型。请选择在这里保存的文件，文件名以 .lsm 结尾。',
);
const OTHER_VERSION = text(
  'This model was saved by a newer version of this page. Load the page again, then open the file once more.',
  '这个模型由本页的更新版本保存。请刷新页面，再重新打开这个文件。',
);
const CUT = text(
  'This file breaks off: not all weights are in it. Save the model once more, or copy the file anew.',
  '这个文件不完整，缺了一部分权重。请重新保存模型，或重新复制文件。',
);
const DAMAGED = text(
  'This file was damaged: what it says of its model does not fit what is in it. Save the model once more, or copy the file anew.',
  '这个文件已损坏，里面对模型的说明和内容对不上。请重新保存模型，或重新复制文件。',
);
const OTHER_WORDS = text(
  'This model knows other words than the stories of this page have, so its weights mean nothing here. Train a new one.',
  '这个模型的词表和本页的故事不一致，它的权重在这里没有意义。请重新训练一个。',
);
const NO_NUMBERS = text(
  'Some of the weights in this file are not numbers: that training had failed already. Choose a file that was saved earlier.',
  '这个文件里有些权重不是数：那次训练当时就已经失败。请选择更早保存的文件。',
);
