/** Softmax of a row of scores, and cross-entropy. */
import { across, expOrZero, log } from '../../simd/assembly/arithmetic';

/** Of what is not there: its share is zero beside any other. */
const UNSEEN: f32 = -3e38;

/** Behind softmax: the largest score, and the logarithm of the sum of all powers below it. */
let largest: f32 = 0;
let sumOfPowers: f32 = 0;

/** The first `seen` numbers of a row become shares of 1, the others up to `pitch` zero. */
export function softmax(row: usize, seen: i32, pitch: i32): void {
  const end = row + (<usize>pitch << 2);
  for (let at = row + (<usize>seen << 2); at < end; at += 4) store<f32>(at, UNSEEN);
  let most = f32x4.splat(UNSEEN);
  for (let at = row; at < end; at += 16) most = f32x4.max(most, v128.load(at));
  most = f32x4.max(most, i32x4.shuffle(most, most, 2, 3, 0, 1));
  most = f32x4.max(most, i32x4.shuffle(most, most, 1, 0, 3, 2));
  let sum = f32x4.splat(0);
  for (let at = row; at < end; at += 16) {
    const power = expOrZero(f32x4.sub(v128.load(at), most));
    sum = f32x4.add(sum, power);
    v128.store(at, power);
  }
  largest = f32x4.extract_lane(most, 0);
  sumOfPowers = across(sum);
  const by = f32x4.splat(sumOfPowers);
  for (let at = row; at < end; at += 16) v128.store(at, f32x4.div(v128.load(at), by));
}

/** `count` rows of logits become derivatives of the mean loss of `all` tokens; a token's loss goes to `stats`. */
export function softmaxLoss(logits: usize, targets: usize, stats: usize, vocabulary: i32, pitch: i32, count: i32, all: i32): void {
  const by = f32x4.splat(<f32>all);
  const length = <usize>pitch << 2;
  for (let row = 0; row < count; row++, logits += length, targets += 4, stats += 16) {
    const own = logits + (<usize>load<u32>(targets) << 2);
    const score = load<f32>(own);
    softmax(logits, vocabulary, pitch);
    store<f32>(stats, <f32>(log(<f64>sumOfPowers) + (<f64>largest - <f64>score)), 8);
    store<f32>(own, load<f32>(own) - 1);
    for (let at: usize = 0; at < length; at += 16) v128.store(logits + at, f32x4.div(v128.load(logits + at), by));
  }
}
