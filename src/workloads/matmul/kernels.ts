/** The JavaScript kernels. Sums are doubles: JavaScript has no other arithmetic. */
import type { Stage, TensorSpecs, Tensors } from '../../engine/contract.ts';
import type { MatmulParams } from './definition.ts';

/** Three loops, the innermost down a column of B. */
export function multiplyTextbook({ a, b, c }: Tensors, { m, k, n }: MatmulParams): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += a[i * k + p] * b[p * n + j];
      c[i * n + j] = sum;
    }
  }
}

/** Columns of a panel, and rows and columns of the block of sums that stays in local variables. */
const PANEL = 4;
const BLOCK_ROWS = 2;
/** Portions to aim at: enough to even out uneven cores. */
const PORTIONS = 64;

const panelsOf = (n: number) => Math.ceil(n / PANEL);

/** B in panels of 4 columns, [ceil(n / 4), k, 4], the last one filled up with zeros: read from front to back. */
export const blockedScratch = ({ k, n }: MatmulParams): TensorSpecs => ({
  panels: { dtype: 'f32', shape: [panelsOf(n), k, PANEL] },
});

export function blockedStages({ m, n }: MatmulParams): readonly Stage[] {
  return [
    { entry: 'pack', rows: panelsOf(n), grain: Math.ceil(panelsOf(n) / PORTIONS) },
    { entry: 'multiply', rows: m, grain: Math.ceil(m / BLOCK_ROWS / PORTIONS) * BLOCK_ROWS },
  ];
}

/** Rows [begin, end) of a stage. */
export function blockedStage(io: Tensors, p: MatmulParams, entry: string, begin: number, end: number): void {
  if (entry === 'pack') packPanels(io, p, begin, end);
  else multiplyRows(io, p, begin, end);
}

export function multiplyBlocked(io: Tensors, p: MatmulParams): void {
  packPanels(io, p, 0, panelsOf(p.n));
  multiplyRows(io, p, 0, p.m);
}

function packPanels({ b, panels }: Tensors, { k, n }: MatmulParams, begin: number, end: number): void {
  for (let panel = begin; panel < end; panel++) {
    for (let p = 0; p < k; p++) {
      const target = (panel * k + p) * PANEL;
      for (let j = 0; j < PANEL; j++) {
        const column = panel * PANEL + j;
        panels[target + j] = column < n ? b[p * n + column] : 0;
      }
    }
  }
}

function multiplyRows({ a, panels, c }: Tensors, { m, k, n }: MatmulParams, begin: number, end: number): void {
  for (let i = begin; i < end; i += BLOCK_ROWS) {
    const upper = i * k;
    // A row that is not there repeats the last one and is not written.
    const lower = Math.min(i + 1, m - 1) * k;
    for (let panel = 0; panel < panelsOf(n); panel++) {
      let c00 = 0;
      let c01 = 0;
      let c02 = 0;
      let c03 = 0;
      let c10 = 0;
      let c11 = 0;
      let c12 = 0;
      let c13 = 0;
      for (let p = 0, at = panel * k * PANEL; p < k; p++, at += PANEL) {
        const b0 = panels[at];
        const b1 = panels[at + 1];
        const b2 = panels[at + 2];
        const b3 = panels[at + 3];
        const a0 = a[upper + p];
        const a1 = a[lower + p];
        c00 += a0 * b0;
        c01 += a0 * b1;
        c02 += a0 * b2;
        c03 += a0 * b3;
        c10 += a1 * b0;
        c11 += a1 * b1;
        c12 += a1 * b2;
        c13 += a1 * b3;
      }
      const column = panel * PANEL;
      writeRow(c, i * n + column, n - column, c00, c01, c02, c03);
      if (i + 1 < end) writeRow(c, (i + 1) * n + column, n - column, c10, c11, c12, c13);
    }
  }
}

/** Up to four sums, as many as there are columns left. */
function writeRow(
  c: Tensors[string],
  at: number,
  columns: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  c[at] = s0;
  if (columns > 1) c[at + 1] = s1;
  if (columns > 2) c[at + 2] = s2;
  if (columns > 3) c[at + 3] = s3;
}
