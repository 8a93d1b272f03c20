/**
 * A batch of few sequences: cores share the rows of each, and the heads of its attention, and wait for each other in between.
 *
 * Stages, of L layers: 0 embeds and goes as far as the first attention; 2 l + 1 is the attention of layer l, and 2 l + 2 what
 * stands between it and the next, or behind the last of them the loss and the way back; then the same layers back, of which
 * each takes two stages again. Odd ones have heads, even ones blocks of rows.
 */
import { attend, attendBack } from './attention';
import { heads, layers, setup, t } from './common';
import { before, beforeBack, behind, behindBack, embed, output } from './rows';

/** Rows of a block, of which a sequence has whole ones and one that ends with it. The host counts on it. */
const BLOCK: i32 = 16;

/** Pieces [begin, end) of stage `at`, those of a sequence after those of the one before it. */
export function part(
  tokens: usize, targets: usize, rate: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize,
  work: usize, b: i32, t_: i32, width: i32, layers: i32, heads: i32, vocabulary: i32, windows: i32, at: i32, begin: i32,
  end: i32,
): void {
  setup(tokens, targets, weights, moment1, moment2, step, loss, work, b, t_, width, layers, heads, vocabulary, windows);
  for (let piece = begin; piece < end; piece++) {
    if (at & 1) ofHead(at >> 1, piece);
    else ofBlock(at >> 1, piece);
  }
}

/** Attention number `turn`: the layers forward, then back. */
function ofHead(turn: i32, piece: i32): void {
  const row = piece / heads * t;
  const head = piece % heads;
  if (turn < layers) attend(turn, row, head, head + 1);
  else attendBack(2 * layers - 1 - turn, row, head, head + 1);
}

/** What follows attention number `turn` - 1. */
function ofBlock(turn: i32, piece: i32): void {
  const blocks = (t + BLOCK - 1) / BLOCK;
  const first = piece % blocks * BLOCK;
  const row = piece / blocks * t + first;
  const count = min(BLOCK, t - first);
  if (turn <= layers) {
    if (turn == 0) embed(row, count);
    else behind(turn - 1, row, count);
    if (turn < layers) {
      before(turn, row, count);
      return;
    }
    output(row, count);
    behindBack(layers - 1, row, count);
    return;
  }
  const layer = 2 * layers - turn;
  beforeBack(layer, row, count);
  if (layer > 0) behindBack(layer - 1, row, count);
}
