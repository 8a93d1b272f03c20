/**
 * ml-matrix: eager and synchronous, each product is whole when the call returns, in memory of its own. It computes in
 * f64; a round trip pays for taking f32 apart into its rows and for putting them together again, as an application with
 * arrays of f32 would.
 */
import { Matrix } from 'ml-matrix';
import type { DenseArray, DenseLayout, LoadedLibrary, Params, Peer } from '../../engine/contract.ts';
import { LastTwo } from './problem.ts';

export const loadMlMatrix = <P extends Params>(layout: DenseLayout<P>): LoadedLibrary<P> => ({
  ok: true,
  layout,
  open: async () => new MlMatrixPeer(),
});

const matricesOf = (set: readonly DenseArray[]): Matrix[] =>
  set.map(({ data, shape: [rows, columns] }) => Matrix.from1DArray(rows, columns, data));

const floatsOf = (matrix: Matrix): Float32Array => Float32Array.from(matrix.to1DArray());

class MlMatrixPeer implements Peer {
  readonly #copies: Matrix[][] = [];
  readonly #results = new LastTwo<Matrix>(() => {});

  async upload(copy: number, set: readonly DenseArray[]): Promise<void> {
    this.#copies[copy] = matricesOf(set);
  }

  async overwrite(): Promise<void> {
    this.#results.clear();
  }

  async run(first: number, iterations: number): Promise<void> {
    for (let i = first; i < first + iterations; i++) {
      const [a, b] = this.#copies[i % this.#copies.length];
      this.#results.add(a.mmul(b));
    }
  }

  async read(back: 0 | 1): Promise<Float32Array> {
    return floatsOf(this.#results.get(back));
  }

  async roundTrip(set: readonly DenseArray[]): Promise<Float32Array> {
    const [a, b] = matricesOf(set);
    return floatsOf(a.mmul(b));
  }

  async dispose(): Promise<void> {
    this.#results.clear();
    this.#copies.length = 0;
  }
}
