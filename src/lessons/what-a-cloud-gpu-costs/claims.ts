/** What articles say of renting, held against the files and the run. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { Claim, Results } from '../lesson.ts';
import { figure, joined, text } from '../text.ts';
import { cardOf, OWN, PROVIDERS } from './data.ts';
import { CHEAPEST_HOUR, DELIVERED, NEWEST, RENTED } from './delivered.ts';
import { assumedRate, billedHours, breakEven, cheapest, hoursOf, idleMonth, ranking } from './estimate.ts';
import { isService, JOBS, type Job, TRAINING } from './jobs.ts';
import { bestOwn } from './measured.ts';
import { asOfText, datedName, dollars, hourly, span } from './money.ts';

const RUN = 'rate';

type Verdict = ReturnType<Claim['verdict']>;

/** Tested by the files alone: nothing need be measured. */
const claim = (said: LocalText, make: () => Verdict): Claim => ({ claim: said, verdict: make });

/** For which of the three jobs it is the cheapest, and what the winners are. */
function winsOf(id: string) {
  return JOBS.map((job) => {
    const ranked = ranking(job, RENTED, DELIVERED.assumed);
    const wins = cheapest(ranked).some(({ offer }) => offer.id === id);
    const own = ranked.find(({ offer }) => offer.id === id);
    return { job, wins, own, first: ranked[0] };
  });
}

const BY_SHEETS = text('Times are computed from data sheets, not measured.', '用时是按规格书推算的，不是测出来的。');

/** Of a service that of a month. */
function cost(job: Job, usd: number): LocalText {
  const amount = dollars(usd);
  return isService(job)
    ? text(`${amount.en} a month`, `每月要 ${amount['zh-CN']}`)
    : text(amount.en, `要 ${amount['zh-CN']}`);
}

function told(id: string): LocalText {
  const parts = winsOf(id).map(({ job, wins, own, first }) => {
    const winner = datedName(first.offer);
    const least = cost(job, first.bill.usd);
    if (wins)
      return text(
        `${job.label.en}: it is cheapest, ${least.en}.`,
        `${job.label['zh-CN']}：它最便宜，${least['zh-CN']}。`,
      );
    const ownCost = own ? cost(job, own.bill.usd) : null;
    return text(
      `${job.label.en}: ${ownCost ? `${ownCost.en} on it` : 'it cannot do it'}, ${least.en} on ${winner.en}.`,
      `${job.label['zh-CN']}：${ownCost ? `用它${ownCost['zh-CN']}` : '它干不了'}，用 ${winner['zh-CN']}${least['zh-CN']}。`,
    );
  });
  return joined([...parts, BY_SHEETS]);
}

const holds = (wins: number) => (wins === 0 ? 'no' : wins === JOBS.length ? 'yes' : 'partly');

const hour = claim(text('“The cheapest hour is the cheapest job.”', '“每小时最便宜，活就干得最便宜。”'), () => {
  const name = datedName(CHEAPEST_HOUR);
  const price = hourly(CHEAPEST_HOUR.usdPerHour);
  const first = text(
    `The cheapest hour of the list is ${name.en}, ${price.en}.`,
    `价目里每小时最便宜的是 ${name['zh-CN']}，${price['zh-CN']}。`,
  );
  return {
    holds: holds(winsOf(CHEAPEST_HOUR.id).filter(({ wins }) => wins).length),
    because: joined([first, told(CHEAPEST_HOUR.id)]),
  };
});

const newest = claim(text('“The newest card is the cheapest for every job.”', '“最新的卡，干什么都最划算。”'), () => {
  const card = cardOf(NEWEST);
  const launched = { en: asOfText(card.launched, 'en'), zh: asOfText(card.launched, 'zh-CN') };
  const first = text(
    `The newest of the list is the ${card.name}, launched in ${launched.en}.`,
    `价目里最新的是 ${card.name}，${launched.zh}发布。`,
  );
  return {
    holds: winsOf(NEWEST.id).every(({ wins }) => wins) ? 'yes' : 'no',
    because: joined([first, told(NEWEST.id)]),
  };
});

/** The same instance at two dates. */
const REPRICED = RENTED.flatMap((now) => {
  const then = DELIVERED.entries.find((one) => one.asOf === 'article' && one.instance === now.instance);
  return then ? [{ then, now, change: now.usdPerHour / then.usdPerHour - 1 }] : [];
});

const stay = claim(text('“Prices stay.”', '“价格不会变。”'), () => {
  const parts = REPRICED.map(({ then, now, change }) => {
    const [before, after] = [hourly(then.usdPerHour), hourly(now.usdPerHour)];
    const day = { en: asOfText(now.asOf, 'en'), zh: asOfText(now.asOf, 'zh-CN') };
    if (change === 0) {
      return text(
        `${now.instance}: ${before.en} in the article and on ${day.en}.`,
        `${now.instance}：文章里和 ${day.zh}都是 ${before['zh-CN']}。`,
      );
    }
    const by = figure(Math.abs(100 * change));
    return text(
      `${now.instance}: ${before.en} in the article, ${after.en} on ${day.en}, ${by}% ${change < 0 ? 'less' : 'more'}.`,
      `${now.instance}：文章里是 ${before['zh-CN']}，${day.zh}是 ${after['zh-CN']}，${change < 0 ? '降' : '涨'}了 ${by}%。`,
    );
  });
  const last = text(
    'Old cards often keep their price until nobody offers them any more; look at the day beside a price.',
    '老卡的价格往往一直不动，直到没人再出租。看价格，先看旁边的日期。',
  );
  const moved = REPRICED.filter(({ change }) => change !== 0).length;
  return {
    holds: moved === 0 ? 'yes' : moved === REPRICED.length ? 'no' : 'partly',
    because: joined([...parts, last]),
  };
});

const chip = claim(
  text('“GPUs in the cloud: T4, V100, H100, Inferentia.”', '“云上的 GPU 有：T4、V100、H100、Inferentia。”'),
  () => ({
    holds: 'no',
    because: text(
      'Three of these are GPUs. Inferentia is a chip of AWS that runs trained models: no CUDA, no WebGPU, and none of the kernels of these lessons. A model has to be compiled for it with its own tools. It may be a good buy; it is no GPU, and no row of the list.',
      '前三个是 GPU。Inferentia 是 AWS 自己的推理芯片，只管运行训练好的模型：没有 CUDA，没有 WebGPU，这些课里的内核一个也跑不了；模型要先用它自己的工具编译。它也许划算，但不是 GPU，价目里没有它。',
    ),
  }),
);

/** A minute and a half. */
const SHORT_H = 0.025;

const used = claim(text('“You pay only for what you use.”', '“用多少，付多少。”'), () => {
  const parts = PROVIDERS.map((provider) => {
    const offer = RENTED.filter((one) => one.provider === provider.id).reduce((a, b) =>
      b.usdPerHour < a.usdPerHour ? b : a,
    );
    const billed = span(billedHours(SHORT_H, offer));
    const idle = dollars(idleMonth(offer, provider.stopped, provider.diskUsdPerGbMonth, DELIVERED.own.diskGb));
    const day = { en: asOfText(provider.asOf, 'en'), zh: asOfText(provider.asOf, 'zh-CN') };
    return text(
      `${provider.name}, as of ${day.en}: ${span(SHORT_H).en} of use are billed as ${billed.en}; a month of standing idle costs ${idle.en}.`,
      `${provider.name}（${day.zh}）：用 ${span(SHORT_H)['zh-CN']}，按 ${billed['zh-CN']} 计费；闲置一个月要 ${idle['zh-CN']}。`,
    );
  });
  const last = text(
    `The idle month is that of the cheapest instance, with ${figure(DELIVERED.own.diskGb)} GB put aside. A machine that works on nothing, but runs, costs its full hour everywhere.`,
    `闲置按各家最便宜的实例算，另存 ${figure(DELIVERED.own.diskGb)} GB 数据。机器只要开着，哪怕什么也没算，在哪里都按整价收费。`,
  );
  return { holds: 'partly', because: joined([...parts, last]) };
});

const UNLIKE = text(
  'Yours is counted as measured, with 32-bit numbers; the rented card by its data sheet, with 16 bits on matrix units, which this page does not use.',
  '你的电脑按实测算，用的是 32 位数；租来的卡按规格书算，是 16 位加矩阵单元，而本页不用矩阵单元。',
);

/** Against what this machine measured. */
function rentedOrBought(results: Results): Verdict {
  const own = bestOwn(results);
  const [first] = ranking(TRAINING, RENTED, DELIVERED.assumed);
  if (!own || !first) return null;
  const alone = hoursOf(TRAINING, own.rate);
  const rented = hoursOf(TRAINING, assumedRate(cardOf(first.offer), DELIVERED.assumed)) / first.offer.count;
  const slower = alone / rented;
  const even = breakEven(DELIVERED.own, slower, first.offer.usdPerHour);
  const name = datedName(first.offer);
  const example = { en: asOfText(OWN.asOf, 'en'), zh: asOfText(OWN.asOf, 'zh-CN') };
  const basis = text(
    `Against ${name.en}, with the example machine of ${example.en} (${dollars(OWN.usd).en}): `,
    `和 ${name['zh-CN']} 比，自己的电脑按 ${example.zh}的例子算（${dollars(OWN.usd)['zh-CN']}）：`,
  );
  const hours = figure(even?.rented ?? 0);
  const found = !even
    ? text(
        `for the work of one rented hour yours runs ${span(slower).en}, and the electricity alone costs more than that hour.`,
        `租一小时能干的活，你的电脑要干 ${span(slower)['zh-CN']}，光电费就比这一小时的租金贵。`,
      )
    : even.inTime
      ? text(
          `up to ${hours} rented hours renting is cheaper, beyond that buying is.`,
          `租满 ${hours} 小时之前，租便宜；再往上，买便宜。`,
        )
      : text(
          `buying would pay after ${hours} rented hours, and yours would work ${span(even.own).en} for that: longer than it lasts.`,
          `要租满 ${hours} 小时，买才划算；而你的电脑干完同样的活要 ${span(even.own)['zh-CN']}，用不到那么久就该换了。`,
        );
  return {
    holds: even?.inTime ? 'partly' : 'yes',
    because: joined([text(`${basis.en}${found.en}`, `${basis['zh-CN']}${found['zh-CN']}`), UNLIKE]),
  };
}

const cloud: Claim = {
  claim: text('“Renting is cheaper than buying.”', '“租比买便宜。”'),
  run: RUN,
  verdict: rentedOrBought,
};

export const claims = { hour, newest, stay, chip, used, cloud };
