import type { Cover } from '../lesson.ts';
import { text } from '../text.ts';

export const cover: Cover = {
  id: 'convolution',
  title: text('Convolution: your picture, your camera', '卷积：你的图片，你的摄像头'),
  summary: text(
    'A small window slides over a picture. Every pixel is read many times; the art is not to fetch it as often.',
    '一个小窗口滑过整张图片。每个像素都要读许多遍，窍门在于不必每遍都重新去取。',
  ),
  minutes: 8,
  myth: text('A bigger tile is always faster.', '块分得越大就越快。'),
  steps: [
    { id: 'window', kind: 'read', title: text('A window slides over the picture', '窗口滑过图片') },
    { id: 'guess', kind: 'predict', title: text('Does it keep up with the screen?', '跟得上屏幕吗？') },
    { id: 'measure', kind: 'run', title: text('One frame of video', '一帧视频') },
    { id: 'compare', kind: 'reveal', title: text('Against 16.7 milliseconds', '对照 16.7 毫秒') },
    { id: 'tile', kind: 'run', title: text('A tile and its rim', '一块，和它的边圈') },
    { id: 'yours', kind: 'play', title: text('Your picture, your weights', '你的图片，你的权重') },
    { id: 'edge', kind: 'challenge', title: text('Draw an edge detector', '做一个边缘检测器') },
    { id: 'recap', kind: 'recap', title: text('What to keep', '要记住的') },
  ],
};
