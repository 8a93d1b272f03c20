export interface AverageScore {
  /** 0 to 100. */
  readonly score: number;
  /** Of predictions that met a measurement. */
  readonly count: number;
}

/** Null where there is no score yet. */
export function averageScore(scores: readonly number[]): AverageScore | null {
  if (!scores.length) return null;
  return { score: Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length), count: scores.length };
}
