/**
 * Few prompts taken in: cores share the columns of every matrix, so that each reads weights that no other needs, and the heads
 * of attention, and wait for each other in between. Of every layer a step after the other, as they are named here. Behind the
 * last layer each prompt's logits, keys and values: all that is handed out, so that threads without common memory can do it.
 */
import { attend } from './attention';
import {
  activeAt, b, d, down, heads, inputAt, layers, middleAt, mixedAt, norm1, norm2, normed1At, normed2At, projection, qkv, qkvAt,
  stats1At, stats2At, t, up, upAt, weightAt,
} from './common';
import { activate } from './gelu';
import { normalize } from './norm';
import { handOut, setupPrompts } from './prompts';
import { embed, projectColumns } from './rows';

const NORM: i32 = 0;
const QKV: i32 = 1;
const ATTEND: i32 = 2;
const PROJECT: i32 = 3;
const NORM_AGAIN: i32 = 4;
const UP: i32 = 5;
const STEPS: i32 = 7;

/** Of a piece: rows of a norm, and columns of a matrix. The host counts on them: ../wasm.ts. */
const ROWS: i32 = 16;
const COLUMNS: i32 = 16;

/** Pieces [begin, end) of step `at`. */
export function prompt(
  tokens: usize, weights: usize, logits: usize, cache: usize, work: usize,
  b_: i32, t_: i32, width: i32, layers_: i32, heads_: i32, vocabulary_: i32, at: i32, begin: i32, end: i32,
): void {
  setupPrompts(tokens, weights, work, b_, t_, width, layers_, heads_, vocabulary_);
  const layer = at / STEPS;
  for (let piece = begin; piece < end; piece++) {
    if (layer < layers) ofLayer(layer, at % STEPS, piece);
    else handOut(logits, cache, piece);
  }
}

function ofLayer(layer: i32, step: i32, piece: i32): void {
  if (step == NORM || step == NORM_AGAIN) ofRows(layer, step, piece * ROWS, min(ROWS, b * t - piece * ROWS));
  else if (step == ATTEND) attend(layer, piece / heads * t, piece % heads, piece % heads + 1);
  else ofColumns(layer, step, piece * COLUMNS);
}

function ofRows(layer: i32, step: i32, row: i32, count: i32): void {
  if (step == NORM_AGAIN) {
    normalize(middleAt(layer, row), weightAt(norm2(layer)), d, stats2At(layer, row), normed2At(layer, row), count);
    return;
  }
  // One by one: they may be of two prompts.
  if (layer == 0) for (let i = 0; i < count; i++) embed(row + i, 1);
  normalize(inputAt(layer, row), weightAt(norm1(layer)), d, stats1At(layer, row), normed1At(layer, row), count);
}

/** Of all rows. */
function ofColumns(layer: i32, step: i32, column: i32): void {
  const rows = b * t;
  if (step == QKV) {
    projectColumns(normed1At(layer, 0), d, qkv(layer), 3 * d, column, COLUMNS, qkvAt(layer, 0), 0, rows);
  } else if (step == PROJECT) {
    const residual = inputAt(layer, 0);
    projectColumns(mixedAt(layer, 0), d, projection(layer), d, column, COLUMNS, middleAt(layer, 0), residual, rows);
  } else if (step == UP) {
    projectColumns(normed2At(layer, 0), d, up(layer), 4 * d, column, COLUMNS, upAt(layer, 0), 0, rows);
    const offset = <usize>column << 2;
    const length = <usize>min(COLUMNS, 4 * d - column) << 2;
    for (let i = 0; i < rows; i++) activate(upAt(layer, i) + offset, activeAt(layer, i) + offset, length);
  } else {
    const to = inputAt(layer + 1, 0);
    projectColumns(activeAt(layer, 0), 4 * d, down(layer), d, column, COLUMNS, to, middleAt(layer, 0), rows);
  }
}
