/**
 * One more token of each sequence. With one sequence a product is a matrix times a vector, and memory sets its pace: cores
 * share the rows of each matrix, so that each reads a stretch of memory from end to end, into sums of its own; whoever needs
 * the product adds those up.
 *
 * Stages: embedding; of each layer: products, attention, products, settle, products, widen, products, settle; follow, draw; feed
 * where texts are written on and on: what was drawn is the next that is read.
 */
import { activate } from './gelu';
import { b, d, heads, lastNorm, layers, norm1, norm2, vocabulary } from './common';
import { drawRow } from './draw';
import { four, multiplyRows, productsOf } from './packed';
import { attendHeads } from './past';
import { joined, normalizeStream, takeIn } from './settle';
import {
  bits, columnsOf, DOWN, embeddingScales, feed, firstOf, GROUP, inputsOf, lastNormScales, logits, mixedAt, newest,
  newestToken, norm1Scales, norm2Scales, normedAt, parameter, partialAt, piecesOf, positionScales, PROJECTION,
  rowsOfPiece, scaleOf, setupTokens, streamAt, UP, wideAt,
} from './token-layout';

/** Columns that are widened at a time. */
const WIDTH: i32 = 256;

/** Stages of a layer, behind its four matrices; and those before the first and behind the last. As the host numbers them. */
const ATTENTION: i32 = 4;
const SETTLE: i32 = 5;
const WIDEN: i32 = 6;
const SETTLE_AGAIN: i32 = 7;
const EMBED: i32 = 8;
const FOLLOW: i32 = 9;
const DRAW: i32 = 10;
const FEED: i32 = 11;
const STAGES: i32 = 16;

/** Rows [begin, end) of stage `at` mod STAGES of layer `at` / STAGES. */
export function token(
  tokens: usize, dice: usize, cache: usize, weights: usize, scales: usize, logits: usize, added: usize, chosen: usize,
  work: usize, b: i32, t: i32, width: i32, layers: i32, heads: i32, vocabulary: i32, bits: i32, topK: i32, temperature: f32,
  writes: i32, place: usize, begun: usize, sampling: usize, at: i32, begin: i32, end: i32,
): void {
  setupTokens(
    tokens, dice, cache, weights, scales, logits, added, chosen, work, b, t, width, layers, heads, vocabulary, bits, topK,
    temperature, writes, place, begun, sampling,
  );
  const layer = at / STAGES;
  const stage = at % STAGES;
  if (stage < ATTENTION) products(stage, layer, begin, end);
  else if (stage == ATTENTION) attention(layer, begin, end);
  else if (stage == SETTLE) settle(PROJECTION, layer, begin, end);
  else if (stage == WIDEN) widen(layer, begin, end);
  else if (stage == SETTLE_AGAIN) settle(DOWN, layer, begin, end);
  else if (stage == EMBED) embedRows(begin, end);
  else if (stage == FOLLOW) follow(begin, end);
  else if (stage == DRAW) draw(begin, end);
  else if (stage == FEED) feed();
}

/** Sequences [begin, end): the newest token's row of the embedding and its position's, and their norm. */
function embedRows(begin: i32, end: i32): void {
  for (let row = begin; row < end; row++) {
    if (bits == 32) embedRow<f32>(row);
    else if (bits == 16) embedRow<u16>(row);
    else embedRow<i8>(row);
  }
}

function embedRow<T>(row: i32): void {
  const token = newestToken(row);
  const place = newest;
  const word = scaleOf(embeddingScales() + token);
  const position = scaleOf(positionScales() + place);
  for (let c = 0; c < d; c += 4) {
    const left = f32x4.mul(four<T>(parameter<T>(token * d + c)), word);
    const right = f32x4.mul(four<T>(parameter<T>((vocabulary + place) * d + c)), position);
    v128.store(streamAt(row) + (<usize>c << 2), f32x4.add(left, right));
  }
  normalizeStream<T>(row, norm1(0), norm1Scales(0));
}

/** Pieces [begin, end) of a matrix, each with some sequences. */
function products(kind: i32, layer: i32, begin: i32, end: i32): void {
  for (let index = begin; index < end; index++) {
    if (bits == 32) multiplyPiece<f32>(kind, layer, index);
    else if (bits == 16) multiplyPiece<u16>(kind, layer, index);
    else multiplyPiece<i8>(kind, layer, index);
  }
}

function multiplyPiece<T>(kind: i32, layer: i32, index: i32): void {
  const pieces = piecesOf(kind);
  const piece = index % pieces;
  const first = index / pieces * GROUP;
  const inputs = inputsOf(kind);
  const columns = columnsOf(kind);
  const row = piece * rowsOfPiece(kind);
  const x = (kind == PROJECTION ? mixedAt(first) : kind == DOWN ? wideAt(first) : normedAt(first)) + (<usize>row << 2);
  multiplyRows<T>(
    x, <usize>inputs << 2, min(GROUP, b - first), parameter<T>(firstOf(kind, layer) + row * columns),
    min(rowsOfPiece(kind), inputs - row), columns, partialAt(kind, piece, first),
  );
}

/** Heads [begin, end), those of a sequence after those of the one before it. */
function attention(layer: i32, begin: i32, end: i32): void {
  while (begin < end) {
    const row = begin / heads;
    const first = begin - row * heads;
    const until = min(heads, first + end - begin);
    if (bits == 32) attendHeads<f32>(row, layer, first, until);
    else if (bits == 16) attendHeads<u16>(row, layer, first, until);
    else attendHeads<i8>(row, layer, first, until);
    begin += until - first;
  }
}

/** Sequences [begin, end): the residual stream takes in what is projected, or what comes down. */
function settle(kind: i32, layer: i32, begin: i32, end: i32): void {
  for (let row = begin; row < end; row++) {
    if (bits == 32) settleRow<f32>(row, layer, kind);
    else if (bits == 16) settleRow<u16>(row, layer, kind);
    else settleRow<i8>(row, layer, kind);
  }
}

function settleRow<T>(row: i32, layer: i32, kind: i32): void {
  takeIn<T>(kind, layer, row);
  if (kind == PROJECTION) normalizeStream<T>(row, norm2(layer), norm2Scales(layer));
  else if (layer + 1 < layers) normalizeStream<T>(row, norm1(layer + 1), norm1Scales(layer + 1));
  else normalizeStream<T>(row, lastNorm(), lastNormScales());
}

/** Pieces [begin, end) of what is wide, behind GELU. */
function widen(layer: i32, begin: i32, end: i32): void {
  const pieces = (4 * d + WIDTH - 1) / WIDTH;
  for (let index = begin; index < end; index++) {
    const first = index % pieces * WIDTH;
    if (bits == 32) widenPiece<f32>(layer, index / pieces, first);
    else if (bits == 16) widenPiece<u16>(layer, index / pieces, first);
    else widenPiece<i8>(layer, index / pieces, first);
  }
}

function widenPiece<T>(layer: i32, row: i32, first: i32): void {
  const until = min(first + WIDTH, 4 * d);
  const to = wideAt(row) + (<usize>first << 2);
  for (let c = first; c < until; c += 4) v128.store(to + (<usize>(c - first) << 2), joined<T>(UP, layer, row, c));
  activate(to, to, <usize>(until - first) << 2);
}

/** Tokens [begin, end) of the vocabulary: how likely each is to follow. */
function follow(begin: i32, end: i32): void {
  for (let token = begin; token < end; token += 4) {
    if (bits == 32) followFour<f32>(token, end - 1);
    else if (bits == 16) followFour<u16>(token, end - 1);
    else followFour<i8>(token, end - 1);
  }
}

/** Beyond the last it is the last again. */
function followFour<T>(token: i32, last: i32): void {
  const second = min(token + 1, last), third = min(token + 2, last), fourth = min(token + 3, last);
  const w0 = parameter<T>(token * d), w1 = parameter<T>(second * d), w2 = parameter<T>(third * d), w3 = parameter<T>(fourth * d);
  const first = embeddingScales();
  for (let row = 0; row < b; row++) {
    const four = productsOf<T>(normedAt(row), d, w0, w1, w2, w3);
    const to = logits + (<usize>(row * vocabulary) << 2);
    store<f32>(to + (<usize>fourth << 2), f32x4.extract_lane(four, 3) * f32x4.extract_lane(scaleOf(first + fourth), 0));
    store<f32>(to + (<usize>third << 2), f32x4.extract_lane(four, 2) * f32x4.extract_lane(scaleOf(first + third), 0));
    store<f32>(to + (<usize>second << 2), f32x4.extract_lane(four, 1) * f32x4.extract_lane(scaleOf(first + second), 0));
    store<f32>(to + (<usize>token << 2), f32x4.extract_lane(four, 0) * f32x4.extract_lane(scaleOf(first + token), 0));
  }
}

/** Sequences [begin, end): which token follows. */
function draw(begin: i32, end: i32): void {
  for (let row = begin; row < end; row++) drawRow(row);
}
