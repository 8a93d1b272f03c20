/** What all other pages say: fetched when the first of them is opened. */
import alive from './alive.ts';
import charts from './charts.ts';
import device from './device.ts';
import headline from './headline.ts';
import history from './history.ts';
import kept from './kept.ts';
import lab from './lab.ts';
import lessons from './lessons.ts';
import moving from './moving.ts';
import sharing from './sharing.ts';
import workbench from './workbench.ts';

export default { alive, charts, device, headline, history, kept, lab, lessons, moving, sharing, workbench } as const;
