import first from './first.ts';
import more from './more.ts';

export default { ...first, ...more } as const;
