/** The mark: one long step and four short ones that end together. In units of a square of 32. */
export const MARK_SIZE = 32;

export interface MarkPart {
  readonly side: 'cpu' | 'gpu';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of its corners. */
  readonly round: number;
}

export const MARK: readonly MarkPart[] = [
  { side: 'cpu', x: 3, y: 5, width: 26, height: 9, round: 2 },
  ...[3, 10, 17, 24].map((x) => ({ side: 'gpu' as const, x, y: 18, width: 5, height: 9, round: 1.5 })),
];
