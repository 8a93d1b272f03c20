import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';

export const serve: Challenge = {
  kind: 'own',
  needs: ['readers'],
  question: text(
    'You run a service on this machine. Choose how many users are written to at once, and with how many bits a weight is stored, so that the goal is reached; and as many bits as it allows, since each bit less is a rounding more.',
    '你用这台机器开一个服务。选好同时写给几个用户、每个权重存几位，把目标达到；在此前提下位数越多越好，因为少一位就多一分舍入。',
  ),
  hint: text(
    'More users raise the tokens for all and lower those for each. Fewer bits raise both, as far as memory is what is waited for. The table of the step before last has every figure.',
    '用户多，总数就高，每人就少。位数少，只要等的是内存，两个数都会高。要用的数，前面那张表里全都有。',
  ),
  because: text(
    'A service lives between two demands. All together want a batch as large as possible, each user one as small as possible, and between them lies what the machine allows. Fewer bits move that border outwards, at the price of rounding.',
    '做服务要两头兼顾：从总数看，一批越大越好；从每个用户看，一批越小越好；能做到哪里，由机器决定。减少位数能把界线往外推，代价是舍入。',
  ),
};
