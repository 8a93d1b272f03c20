import bench from './bench.ts';
import charts from './charts.ts';
import common from './common.ts';
import device from './device.ts';
import errors from './errors.ts';
import history from './history.ts';
import home from './home.ts';
import lab from './lab.ts';
import lessons from './lessons.ts';
import limit from './limit.ts';
import result from './result.ts';

export default { common, bench, home, device, errors, charts, lab, result, history, lessons, limit } as const;
