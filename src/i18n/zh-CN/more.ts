/** What all other pages say: fetched when the first of them is opened. */
import alive from './alive.ts';
import charts from './charts.ts';
import device from './device.ts';
import headline from './headline.ts';
import history from './history.ts';
import lab from './lab.ts';
import lessons from './lessons.ts';
import moving from './moving.ts';
import puzzles from './puzzles.ts';
import touches from './touches.ts';
import workbench from './workbench.ts';

export default { alive, charts, device, headline, history, lab, lessons, moving, puzzles, touches, workbench } as const;
