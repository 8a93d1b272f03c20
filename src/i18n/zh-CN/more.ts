/** What all other pages say: fetched when the first of them is opened. */
import alive from './alive.ts';
import charts from './charts.ts';
import classes from './classes.ts';
import compare from './compare.ts';
import device from './device.ts';
import dropping from './dropping.ts';
import headline from './headline.ts';
import history from './history.ts';
import kept from './kept.ts';
import lab from './lab.ts';
import lessons from './lessons.ts';
import lists from './lists.ts';
import moving from './moving.ts';
import puzzles from './puzzles.ts';
import reference from './reference.ts';
import sharing from './sharing.ts';
import sustain from './sustain.ts';
import touches from './touches.ts';
import wall from './wall.ts';
import workbench from './workbench.ts';

export default {
  alive,
  charts,
  classes,
  compare,
  device,
  dropping,
  headline,
  history,
  kept,
  lab,
  lessons,
  lists,
  moving,
  puzzles,
  reference,
  sharing,
  sustain,
  touches,
  wall,
  workbench,
} as const;
