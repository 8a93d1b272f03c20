/** What the home page says. */
import bench from './bench.ts';
import common from './common.ts';
import errors from './errors.ts';
import home from './home.ts';
import limit from './limit.ts';
import result from './result.ts';

export default { common, bench, home, errors, limit, result } as const;
