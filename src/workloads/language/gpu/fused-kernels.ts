/** The fused rung's kernels: file and text. */
import attendCode from '../../../../shaders/language/fused-attend.wgsl?raw';
import attendBackCode from '../../../../shaders/language/fused-attend-back.wgsl?raw';
import finishCode from '../../../../shaders/language/fused-finish.wgsl?raw';
import keysBackCode from '../../../../shaders/language/fused-keys-back.wgsl?raw';
import projectCode from '../../../../shaders/language/fused-project.wgsl?raw';
import projectBackCode from '../../../../shaders/language/fused-project-back.wgsl?raw';
import slopesCode from '../../../../shaders/language/fused-slopes.wgsl?raw';
import slopesEmbeddingCode from '../../../../shaders/language/fused-slopes-embedding.wgsl?raw';
import slopesNormCode from '../../../../shaders/language/fused-slopes-norm.wgsl?raw';

const kernel = (name: string, code: string) => ({ shader: `language/fused-${name}.wgsl`, code });

export const attend = kernel('attend', attendCode);
export const attendBack = kernel('attend-back', attendBackCode);
export const finish = kernel('finish', finishCode);
export const keysBack = kernel('keys-back', keysBackCode);
export const project = kernel('project', projectCode);
export const projectBack = kernel('project-back', projectBackCode);
export const slopes = kernel('slopes', slopesCode);
export const slopesEmbedding = kernel('slopes-embedding', slopesEmbeddingCode);
export const slopesNorm = kernel('slopes-norm', slopesNormCode);
