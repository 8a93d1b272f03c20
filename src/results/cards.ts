/** What known cards are sold with: figures to hold a measurement or a price against, never measured here. Pure data. */
import type { Limit } from './roofline.ts';

export interface Card {
  readonly id: string;
  readonly name: string;
  /** f32 without matrix units, a multiply-add counted as two operations; memory bandwidth. */
  readonly limit: Limit;
  /** The vendor's document that says so, and its year. */
  readonly source: string;
  readonly year: number;
}

/** In order of age. */
export const CARDS: readonly Card[] = [
  {
    id: 't4',
    name: 'T4',
    limit: { gflops: 8_100, gbps: 320 },
    source: 'NVIDIA T4 data sheet',
    year: 2019,
  },
  {
    id: 'v100',
    name: 'V100',
    limit: { gflops: 15_700, gbps: 900 },
    source: 'NVIDIA V100 data sheet (SXM2)',
    year: 2020,
  },
  {
    id: 'a100',
    name: 'A100 80 GB',
    limit: { gflops: 19_500, gbps: 2_039 },
    source: 'NVIDIA A100 data sheet (SXM)',
    year: 2021,
  },
  {
    id: 'rtx-4090',
    name: 'RTX 4090',
    limit: { gflops: 82_600, gbps: 1_008 },
    source: 'NVIDIA Ada GPU architecture, white paper',
    year: 2022,
  },
  {
    id: 'h100',
    name: 'H100 SXM',
    limit: { gflops: 66_900, gbps: 3_350 },
    source: 'NVIDIA H100 GPU architecture, white paper',
    year: 2023,
  },
];
