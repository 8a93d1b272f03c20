/**
 * A convolution layer on 128-bit vectors, channels last, f32: input [n, height, width, channels] and weights [k, k,
 * channels / groups, filters] to output [pixels, filters], pixels being [n, outHeight, outWidth].
 *
 * `pad` copies the pictures with the zeros of their padding around them; without padding `padded` is the input itself.
 * `pack` copies the weights into panels of 8 filters of a group, [panels, products, 8], the last panel of a group filled
 * up with zeros. `convolve` then is the block of matmul/assembly: 6 pixels × 8 filters in 12 vectors, 6 numbers of windows
 * and 8 of weights for 48 multiply-adds. A row of a window lies in memory in one piece, or, where there are groups, each
 * of its taps does.
 */
import { madd } from '../../simd/assembly/arithmetic';

const PIXELS: i32 = 6;
const FILTERS: i32 = 8;
/** Pixels at a time: a panel, read from the second-level cache, serves as many. */
const AT_ONCE: i32 = 48;

/** Rows [begin, end) of the padded pictures. */
export function pad(
  input: usize, padded: usize, weights: usize, panels: usize, output: usize, height: i32, width: i32, channels: i32,
  filters: i32, k: i32, stride: i32, padding: i32, groups: i32, outHeight: i32, outWidth: i32, begin: i32, end: i32,
): void {
  const row = <usize>(width * channels) << 2;
  const border = <usize>(padding * channels) << 2;
  const pitch = row + 2 * border;
  for (let line = begin; line < end; line++) {
    const picture = line / (height + 2 * padding);
    const y = line - picture * (height + 2 * padding) - padding;
    const target = padded + <usize>line * pitch;
    if (y < 0 || y >= height) {
      memory.fill(target, 0, pitch);
    } else {
      memory.fill(target, 0, border);
      memory.copy(target + border, input + <usize>(picture * height + y) * row, row);
      memory.fill(target + border + row, 0, border);
    }
  }
}

/** Panels [begin, end). */
export function pack(
  input: usize, padded: usize, weights: usize, panels: usize, output: usize, height: i32, width: i32, channels: i32,
  filters: i32, k: i32, stride: i32, padding: i32, groups: i32, outHeight: i32, outWidth: i32, begin: i32, end: i32,
): void {
  const outGroup = filters / groups;
  const count = (outGroup + FILTERS - 1) / FILTERS;
  const products = k * k * (channels / groups);
  const pitch = <usize>filters << 2;
  for (let panel = begin; panel < end; panel++) {
    const first = (panel % count) * FILTERS;
    let source = weights + (<usize>(panel / count * outGroup + first) << 2);
    let target = panels + <usize>panel * <usize>products * 32;
    const columns = min(FILTERS, outGroup - first);
    for (let row = 0; row < products; row++, source += pitch, target += 32) {
      if (columns == FILTERS) {
        v128.store(target, v128.load(source));
        v128.store(target, v128.load(source, 16), 16);
      } else {
        memory.fill(target, 0, 32);
        for (let f = 0; f < columns; f++) store<f32>(target + (<usize>f << 2), load<f32>(source + (<usize>f << 2)));
      }
    }
  }
}

/** Pixels [begin, end) of the output. */
export function convolve(
  input: usize, padded: usize, weights: usize, panels: usize, output: usize, height: i32, width: i32, channels: i32,
  filters: i32, k: i32, stride: i32, padding: i32, groups: i32, outHeight: i32, outWidth: i32, begin: i32, end: i32,
): void {
  const outGroup = filters / groups;
  const inGroup = channels / groups;
  const count = (outGroup + FILTERS - 1) / FILTERS;
  const panelBytes = <usize>(k * k * inGroup) * 32;
  const tall = height + 2 * padding;
  const wide = width + 2 * padding;
  for (let top = begin; top < end; top += AT_ONCE) {
    const bottom = min(top + AT_ONCE, end);
    for (let panel = 0; panel < groups * count; panel++) {
      const group = panel / count;
      const first = (panel - group * count) * FILTERS;
      for (let pixel = top; pixel < bottom; pixel += PIXELS) {
        block(
          padded + (<usize>(group * inGroup) << 2), panels + <usize>panel * panelBytes,
          output + ((<usize>pixel * <usize>filters + <usize>(group * outGroup + first)) << 2),
          min(PIXELS, bottom - pixel), min(FILTERS, outGroup - first), pixel,
          tall, wide, channels, filters, inGroup, k, stride, outHeight, outWidth, groups == 1,
        );
      }
    }
  }
}

/** Where a pixel's window begins: bytes from the first picture's. */
function start(pixel: i32, tall: i32, wide: i32, channels: i32, stride: i32, outHeight: i32, outWidth: i32): usize {
  const line = <u32>pixel / <u32>outWidth;
  const picture = line / <u32>outHeight;
  const row = picture * tall + (line - picture * outHeight) * stride;
  return <usize>((row * wide + (pixel - line * outWidth) * stride) * channels) << 2;
}

/** 6 pixels × 8 filters, or as many of them as there are. Pixels that are not there repeat the last. */
function block(
  pictures: usize, part: usize, target: usize, pixels: i32, columns: i32, pixel: i32, tall: i32, wide: i32, channels: i32,
  filters: i32, inGroup: i32, k: i32, stride: i32, outHeight: i32, outWidth: i32, whole: bool,
): void {
  let a0 = pictures + start(pixel, tall, wide, channels, stride, outHeight, outWidth);
  let a1 = pixels > 1 ? pictures + start(pixel + 1, tall, wide, channels, stride, outHeight, outWidth) : a0;
  let a2 = pixels > 2 ? pictures + start(pixel + 2, tall, wide, channels, stride, outHeight, outWidth) : a1;
  let a3 = pixels > 3 ? pictures + start(pixel + 3, tall, wide, channels, stride, outHeight, outWidth) : a2;
  let a4 = pixels > 4 ? pictures + start(pixel + 4, tall, wide, channels, stride, outHeight, outWidth) : a3;
  let a5 = pixels > 5 ? pictures + start(pixel + 5, tall, wide, channels, stride, outHeight, outWidth) : a4;
  const pieces = whole ? 1 : k;
  const length = whole ? k * inGroup : inGroup;
  /** From the end of a piece to the next one, and from the last of a row to the next row's first. */
  const gap = <usize>(channels - length) << 2;
  const turn = <usize>((wide - pieces) * channels) << 2;
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00;
  let c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00;
  let b0: v128, b1: v128, factor: v128;
  for (let row = 0; row < k; row++) {
    for (let piece = 0; piece < pieces; piece++) {
      // Four steps at a time: the six addresses are counted up once for 48 × 4 multiply-adds.
      let last = part + (<usize>(length & ~3) << 5);
      for (; part < last; part += 128) {
        b0 = v128.load(part);
        b1 = v128.load(part, 16);
        factor = v128.load32_splat(a0);
        c00 = madd(factor, b0, c00);
        c01 = madd(factor, b1, c01);
        factor = v128.load32_splat(a1);
        c10 = madd(factor, b0, c10);
        c11 = madd(factor, b1, c11);
        factor = v128.load32_splat(a2);
        c20 = madd(factor, b0, c20);
        c21 = madd(factor, b1, c21);
        factor = v128.load32_splat(a3);
        c30 = madd(factor, b0, c30);
        c31 = madd(factor, b1, c31);
        factor = v128.load32_splat(a4);
        c40 = madd(factor, b0, c40);
        c41 = madd(factor, b1, c41);
        factor = v128.load32_splat(a5);
        c50 = madd(factor, b0, c50);
        c51 = madd(factor, b1, c51);
        b0 = v128.load(part, 32);
        b1 = v128.load(part, 48);
        factor = v128.load32_splat(a0, 4);
        c00 = madd(factor, b0, c00);
        c01 = madd(factor, b1, c01);
        factor = v128.load32_splat(a1, 4);
        c10 = madd(factor, b0, c10);
        c11 = madd(factor, b1, c11);
        factor = v128.load32_splat(a2, 4);
        c20 = madd(factor, b0, c20);
        c21 = madd(factor, b1, c21);
        factor = v128.load32_splat(a3, 4);
        c30 = madd(factor, b0, c30);
        c31 = madd(factor, b1, c31);
        factor = v128.load32_splat(a4, 4);
        c40 = madd(factor, b0, c40);
        c41 = madd(factor, b1, c41);
        factor = v128.load32_splat(a5, 4);
        c50 = madd(factor, b0, c50);
        c51 = madd(factor, b1, c51);
        b0 = v128.load(part, 64);
        b1 = v128.load(part, 80);
        factor = v128.load32_splat(a0, 8);
        c00 = madd(factor, b0, c00);
        c01 = madd(factor, b1, c01);
        factor = v128.load32_splat(a1, 8);
        c10 = madd(factor, b0, c10);
        c11 = madd(factor, b1, c11);
        factor = v128.load32_splat(a2, 8);
        c20 = madd(factor, b0, c20);
        c21 = madd(factor, b1, c21);
        factor = v128.load32_splat(a3, 8);
        c30 = madd(factor, b0, c30);
        c31 = madd(factor, b1, c31);
        factor = v128.load32_splat(a4, 8);
        c40 = madd(factor, b0, c40);
        c41 = madd(factor, b1, c41);
        factor = v128.load32_splat(a5, 8);
        c50 = madd(factor, b0, c50);
        c51 = madd(factor, b1, c51);
        b0 = v128.load(part, 96);
        b1 = v128.load(part, 112);
        factor = v128.load32_splat(a0, 12);
        c00 = madd(factor, b0, c00);
        c01 = madd(factor, b1, c01);
        factor = v128.load32_splat(a1, 12);
        c10 = madd(factor, b0, c10);
        c11 = madd(factor, b1, c11);
        factor = v128.load32_splat(a2, 12);
        c20 = madd(factor, b0, c20);
        c21 = madd(factor, b1, c21);
        factor = v128.load32_splat(a3, 12);
        c30 = madd(factor, b0, c30);
        c31 = madd(factor, b1, c31);
        factor = v128.load32_splat(a4, 12);
        c40 = madd(factor, b0, c40);
        c41 = madd(factor, b1, c41);
        factor = v128.load32_splat(a5, 12);
        c50 = madd(factor, b0, c50);
        c51 = madd(factor, b1, c51);
        a0 += 16;
        a1 += 16;
        a2 += 16;
        a3 += 16;
        a4 += 16;
        a5 += 16;
      }
      last = part + (<usize>(length & 3) << 5);
      for (; part < last; part += 32) {
        b0 = v128.load(part);
        b1 = v128.load(part, 16);
        factor = v128.load32_splat(a0);
        c00 = madd(factor, b0, c00);
        c01 = madd(factor, b1, c01);
        factor = v128.load32_splat(a1);
        c10 = madd(factor, b0, c10);
        c11 = madd(factor, b1, c11);
        factor = v128.load32_splat(a2);
        c20 = madd(factor, b0, c20);
        c21 = madd(factor, b1, c21);
        factor = v128.load32_splat(a3);
        c30 = madd(factor, b0, c30);
        c31 = madd(factor, b1, c31);
        factor = v128.load32_splat(a4);
        c40 = madd(factor, b0, c40);
        c41 = madd(factor, b1, c41);
        factor = v128.load32_splat(a5);
        c50 = madd(factor, b0, c50);
        c51 = madd(factor, b1, c51);
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
        a4 += 4;
        a5 += 4;
      }
      a0 += gap;
      a1 += gap;
      a2 += gap;
      a3 += gap;
      a4 += gap;
      a5 += gap;
    }
    a0 += turn;
    a1 += turn;
    a2 += turn;
    a3 += turn;
    a4 += turn;
    a5 += turn;
  }
  const line = <usize>filters << 2;
  write(target, c00, c01, columns);
  if (pixels > 1) write(target + line, c10, c11, columns);
  if (pixels > 2) write(target + line * 2, c20, c21, columns);
  if (pixels > 3) write(target + line * 3, c30, c31, columns);
  if (pixels > 4) write(target + line * 4, c40, c41, columns);
  if (pixels > 5) write(target + line * 5, c50, c51, columns);
}

@inline
function write(target: usize, left: v128, right: v128, columns: i32): void {
  if (columns == FILTERS) {
    v128.store(target, left);
    v128.store(target, right, 16);
    return;
  }
  writeSome(target, left, right, columns);
}

/** Fewer than 8 filters. */
function writeSome(target: usize, left: v128, right: v128, columns: i32): void {
  for (let f = 0; f < columns; f++, target += 4) {
    store<f32>(target, f32x4.extract_lane(left, 0));
    left = i8x16.shuffle(left, right, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    right = i8x16.shuffle(right, right, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3);
  }
}
