import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'A taxi by the minute, a van by the day, a train with a ticket for all: which is cheapest? What has to be known before that can be answered?',
    '按分钟计费的出租车、按天租的面包车、一张票随便坐的火车，哪个最便宜？要先知道什么，才答得出来？',
  ),
  spread: text(
    'The bills for rented machines are computed from one list and are the same for everybody, as long as nobody edits it. What differs is the group’s own machine: its measured rate moves by orders of magnitude, and with it the hours. Prices have a date; look up one of today’s and type it in.',
    '租来的机器，账都按同一份价目算，只要没人改，各组都一样。不同的是自己的电脑：实测速率能差几个数量级，小时数也跟着变。价格都有日期；去查一个今天的价，填进去看看。',
  ),
  misconception: text(
    'It shows when a list is sorted by the price of an hour. Ask how many hours each needs for the same job, and what the smallest unit is that is billed.',
    '把价目按每小时单价排序，这时它就露出来了。问一问：同一件活各要几个小时？计费的最小单位是多少？',
  ),
};
