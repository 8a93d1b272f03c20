/** Attention of the newest token, over what the cache has of those before it. */
import { across, madd } from '../../simd/assembly/arithmetic';
import { d, heads, scoresPitch, size } from './common';
import { softmax } from './loss';
import { joined } from './settle';
import { addedAt, mixedAt, newest, pastAt, QKV, queryAt, sharesAt } from './token-layout';

/**
 * Heads [from, until) of a sequence. Tokens are the outer loop: what these heads have of one lies side by side.
 */
export function attendHeads<T>(row: i32, layer: i32, from: i32, until: i32): void {
  const left = <usize>(from * size) << 2;
  const length = <usize>((until - from) * size) << 2;
  const line = <usize>d << 2;
  const query = queryAt(row) + left;
  const own = addedAt(row, layer) + left;
  const mixed = mixedAt(row) + left;
  const shares = sharesAt(row) + (<usize>(from * scoresPitch) << 2);
  const past = pastAt(row, layer) + left;
  for (let at: usize = 0; at < length; at += 16) {
    const column = <i32>((left + at) >> 2);
    v128.store(query + at, joined<T>(QKV, layer, row, column));
    v128.store(own + at, joined<T>(QKV, layer, row, column + d));
    v128.store(own + line + at, joined<T>(QKV, layer, row, column + 2 * d));
  }
  const scale: f32 = <f32>1 / sqrt<f32>(<f32>size);
  for (let token = 0; token <= newest; token++) {
    const keys = token < newest ? past + <usize>token * 2 * line : own;
    score(query, keys, shares + (<usize>token << 2), until - from, scale);
  }
  memory.fill(mixed, 0, length);
  for (let head = 0; head < until - from; head++) softmax(shares + (<usize>(head * scoresPitch) << 2), newest + 1, scoresPitch);
  for (let token = 0; token <= newest; token++) {
    const values = (token < newest ? past + <usize>token * 2 * line : own) + line;
    gather(values, shares + (<usize>token << 2), mixed, until - from);
  }
}

/** Of so many heads: a query times a key. */
@inline
function score(query: usize, keys: usize, to: usize, count: i32, scale: f32): void {
  const width = <usize>size << 2;
  for (let head = 0; head < count; head++, to += <usize>scoresPitch << 2) {
    let sum = f32x4.splat(0);
    for (const end = query + width; query < end; query += 16, keys += 16) sum = madd(v128.load(query), v128.load(keys), sum);
    store<f32>(to, across(sum) * scale);
  }
}

/** Of so many heads: adds a token's values, times its share. */
@inline
function gather(values: usize, shares: usize, mixed: usize, count: i32): void {
  const width = <usize>size << 2;
  for (let head = 0; head < count; head++, shares += <usize>scoresPitch << 2) {
    const share = v128.load32_splat(shares);
    for (const end = values + width; values < end; values += 16, mixed += 16) {
      v128.store(mixed, madd(share, v128.load(values), v128.load(mixed)));
    }
  }
}
