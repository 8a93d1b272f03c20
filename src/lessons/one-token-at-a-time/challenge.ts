import { CARDS } from '../../results/cards.ts';
import type { Challenge } from '../lesson.ts';
import { figure, text } from '../text.ts';

/** Thousand millions of weights, a byte each. */
const BILLIONS = 8;

const CARD = CARDS.find(({ id }) => id === 'rtx-4090') ?? CARDS[0];

/** GB/s over GB: each token needs every weight once. */
export const MOST_TOKENS = CARD.limit.gbps / BILLIONS;

/** Whoever rounds, or takes the memory for 1,000 GB/s, is right. */
const ROUNDING = 0.05;

const gbps = CARD.limit.gbps.toLocaleString('en');

export const fastest: Challenge = {
  kind: 'number',
  unit: text('tokens per second', 'token/秒'),
  question: text(
    `A model has ${BILLIONS} billion weights of 8 bits. It runs on one ${CARD.name}, whose memory is sold with a bandwidth of ${gbps} GB/s. For one user alone, how many tokens per second can it write at the most?`,
    `一个模型有 ${BILLIONS * 10} 亿个权重，每个 8 位，跑在 ${CARD.name} 上，标称内存带宽 ${gbps} GB/s。只为一个用户生成，它每秒最多能写多少个 token？`,
  ),
  accepts: () => ({ low: MOST_TOKENS * (1 - ROUNDING), high: MOST_TOKENS * (1 + ROUNDING) }),
  hint: text(
    'How many bytes are all weights together? Each of them has to be read once for every token. How many times a second can that be done?',
    '所有权重一共多少字节？每写一个 token，都要把它们读一遍。一秒钟能读几遍？',
  ),
  because: text(
    `${BILLIONS} GB are read for each token, and ${gbps} GB can be read in a second: ${figure(MOST_TOKENS)} tokens. How many operations the card can do in that second does not matter at all. Weights of 16 bits would halve the number of tokens.`,
    `每个 token 要读 ${BILLIONS} GB，每秒能读 ${gbps} GB：${figure(MOST_TOKENS)} 个 token。这一秒里显卡能做多少次运算，完全不影响；换成 16 位权重，token 数还要减半。`,
  ),
};
