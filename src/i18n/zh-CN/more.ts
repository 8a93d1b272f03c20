/** What all other pages say: fetched when the first of them is opened. */
import alive from './alive.ts';
import charts from './charts.ts';
import classes from './classes.ts';
import device from './device.ts';
import headline from './headline.ts';
import history from './history.ts';
import lab from './lab.ts';
import lessons from './lessons.ts';
import moving from './moving.ts';
import wall from './wall.ts';
import workbench from './workbench.ts';

export default { alive, charts, classes, device, headline, history, lab, lessons, moving, wall, workbench } as const;
