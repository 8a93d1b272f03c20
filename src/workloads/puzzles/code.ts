/** The puzzles' shaders: by name, so that their definitions can be read where no bundler is. */
import type { Puzzle } from './puzzle.ts';

const FILES = import.meta.glob<string>('../../../shaders/puzzles/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Below `shaders/`. */
export const shaderOf = ({ id }: Pick<Puzzle, 'id'>): string => `puzzles/${id}.wgsl`;

/** A valid file, with its marks (marks.ts). */
export function codeOf(puzzle: Pick<Puzzle, 'id'>): string {
  const code = FILES[`../../../shaders/${shaderOf(puzzle)}`];
  if (code === undefined) throw new Error(`There is no shaders/${shaderOf(puzzle)}.`);
  return code;
}
