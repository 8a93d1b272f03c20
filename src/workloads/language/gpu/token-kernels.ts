/** The kernels of one more token: file and text. */
import attendCode from '../../../../shaders/language/fused-token-attend.wgsl?raw';
import mergeCode from '../../../../shaders/language/fused-token-merge.wgsl?raw';
import fusedNextCode from '../../../../shaders/language/fused-token-next.wgsl?raw';
import fusedProjectCode from '../../../../shaders/language/fused-token-project.wgsl?raw';
import addedCode from '../../../../shaders/language/naive-token-added.wgsl?raw';
import embedCode from '../../../../shaders/language/naive-token-embed.wgsl?raw';
import mixCode from '../../../../shaders/language/naive-token-mix.wgsl?raw';
import nextCode from '../../../../shaders/language/naive-token-next.wgsl?raw';
import normCode from '../../../../shaders/language/naive-token-norm.wgsl?raw';
import projectCode from '../../../../shaders/language/naive-token-project.wgsl?raw';
import scoresCode from '../../../../shaders/language/naive-token-scores.wgsl?raw';
import softmaxCode from '../../../../shaders/language/naive-token-softmax.wgsl?raw';
import chooseCode from '../../../../shaders/language/token-choose.wgsl?raw';
import feedCode from '../../../../shaders/language/token-feed.wgsl?raw';
import keepCode from '../../../../shaders/language/token-keep.wgsl?raw';
import sharesCode from '../../../../shaders/language/token-shares.wgsl?raw';

const kernel = (name: string, code: string) => ({ shader: `language/${name}.wgsl`, code });

export const attend = kernel('fused-token-attend', attendCode);
export const merge = kernel('fused-token-merge', mergeCode);
export const fusedNext = kernel('fused-token-next', fusedNextCode);
export const fusedProject = kernel('fused-token-project', fusedProjectCode);
export const added = kernel('naive-token-added', addedCode);
export const embed = kernel('naive-token-embed', embedCode);
export const mix = kernel('naive-token-mix', mixCode);
export const next = kernel('naive-token-next', nextCode);
export const norm = kernel('naive-token-norm', normCode);
export const project = kernel('naive-token-project', projectCode);
export const scores = kernel('naive-token-scores', scoresCode);
export const softmax = kernel('naive-token-softmax', softmaxCode);
export const choose = kernel('token-choose', chooseCode);
export const feed = kernel('token-feed', feedCode);
export const keep = kernel('token-keep', keepCode);
export const shares = kernel('token-shares', sharesCode);
