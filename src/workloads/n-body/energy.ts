/** What gravity keeps, in float64: how far a simulation lets it drift tells what its time step is worth. */
import type { Tensors } from '../../engine/contract.ts';
import { SOFTENING, TIME_STEP } from './definition.ts';

/** Some two milliseconds of them. */
const PAIRS_AT_ONCE = 2 ** 18;

/**
 * Kinetic and potential energy where the last step began: places were those, and the velocity of that moment lies halfway
 * between the one before the step and the one after it (velocities are half a step ahead of places).
 *
 * n²/2 pairs: of thousands of bodies some tens of milliseconds, in parts of a few.
 * @param tensors `position`, `velocity` and `acceleration` after a step
 * @param pause awaited between the parts
 */
export async function energyOf(
  { position, velocity, acceleration }: Tensors,
  constants: ArrayLike<number>,
  pause: () => Promise<void>,
): Promise<number> {
  const step = constants[TIME_STEP];
  const softening = constants[SOFTENING];
  const n = position.length / 4;
  const [x, y, z] = [0, 1, 2].map((part) =>
    Float64Array.from({ length: n }, (_, body) => position[4 * body + part] - step * velocity[4 * body + part]),
  );
  let energy = 0;
  let pairs = 0;
  for (let body = 0; body < n; body++) {
    pairs += body;
    if (pairs > PAIRS_AT_ONCE) {
      await pause();
      pairs = 0;
    }
    const mass = position[4 * body + 3];
    let potential = 0;
    for (let other = 0; other < body; other++) {
      const square = (x[other] - x[body]) ** 2 + (y[other] - y[body]) ** 2 + (z[other] - z[body]) ** 2;
      potential -= position[4 * other + 3] / Math.sqrt(square + softening);
    }
    let speed = 0;
    for (let part = 4 * body; part < 4 * body + 3; part++) {
      speed += (velocity[part] - (step / 2) * acceleration[part]) ** 2;
    }
    energy += mass * (speed / 2 + potential);
  }
  return energy;
}
