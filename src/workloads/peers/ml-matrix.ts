/** ml-matrix: eager and synchronous, each product is whole when the call returns. */
import { Matrix } from 'ml-matrix';
import type { LoadedLibrary, Params, Peer, Tensors } from '../../engine/contract.ts';
import type { PeerProblem } from './problem.ts';

export const loadMlMatrix = <P extends Params>(problem: PeerProblem<P>): LoadedLibrary<P> => ({
  ok: true,
  open: async (p) => new MlMatrixPeer(problem, p),
});

class MlMatrixPeer<P extends Params> implements Peer {
  readonly #problem: PeerProblem<P>;
  readonly #p: P;
  readonly #sets: Matrix[][] = [];
  #last: Matrix | null = null;
  #iteration = 0;

  constructor(problem: PeerProblem<P>, p: P) {
    this.#problem = problem;
    this.#p = p;
  }

  async upload(inputs: Tensors): Promise<void> {
    this.#sets.push(
      this.#problem
        .inputs(inputs, this.#p)
        .map(({ data, shape: [rows, columns] }) => Matrix.from1DArray(rows, columns, Array.from(data))),
    );
  }

  async run(iterations: number): Promise<void> {
    for (let i = 0; i < iterations; i++) {
      const [a, b] = this.#sets[this.#iteration++ % this.#sets.length];
      this.#last = a.mmul(b);
    }
  }

  async read(): Promise<readonly Tensors[]> {
    if (!this.#last) throw new Error('Nothing was run yet.');
    return [this.#problem.outputs(Float32Array.from(this.#last.to1DArray()), this.#p)];
  }

  async dispose(): Promise<void> {
    this.#sets.length = 0;
    this.#last = null;
  }
}
