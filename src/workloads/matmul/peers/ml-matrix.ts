import { loadMlMatrix } from '../../peers/ml-matrix.ts';
import { problem } from './problem.ts';

export const load = () => loadMlMatrix(problem);
