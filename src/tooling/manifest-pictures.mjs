/**
 * `node src/tooling/manifest-pictures.mjs`: takes the pictures of the app that browsers show before it is installed
 * (public/screenshots/), of the build in dist/. Nothing on them is measured: the race before it is run, the lab's recorded
 * example, a lesson's drawing.
 */
import { join } from 'node:path';
import { takePictures } from './app-pictures.mjs';
import { ensureInstalled, ROOT } from './install.mjs';

ensureInstalled();
const WIDE = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };
const NARROW = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 };
const LESSON = '/lessons/memory-decides/lines';

/** A page's notice of a software adapter is of this machine, not of the app. @param {import('playwright').Page} page */
const before = (page) =>
  page.evaluate(() => {
    for (const notice of document.querySelectorAll('.notice')) notice.remove();
    scrollTo(0, 0);
  });

await takePictures(join(ROOT, 'public/screenshots'), [
  { name: 'home-wide', route: '/', look: WIDE, before },
  { name: 'lab-wide', route: '/lab', look: WIDE, before },
  { name: 'lesson-wide', route: LESSON, look: WIDE, before },
  { name: 'home-narrow', route: '/', look: NARROW, before },
  { name: 'lesson-narrow', route: LESSON, look: NARROW, before },
]);
