import { text } from '../../engine/text.ts';

/** Names of sizes, as a shape prints them. */
export const SIZE_LABELS = {
  n: text('Elements (n)', '元素个数 n'),
  room: text('Places in out (room)', 'out 的位置数 room'),
  rows: text('Rows', '行数'),
  columns: text('Columns', '列数'),
  inner: text('Inner side', '内侧边长'),
  taps: text('Weights', '权重个数'),
} as const;

export const SOLUTION_TEXTS = {
  title: text('Our solution', '参考解法'),
  idea: text('The solution that the puzzle shows.', '题目给出的解法。'),
} as const;
