/** Picking an instance for each of three jobs, by the figures as they stand. Pure. */
import type { Challenge } from '../lesson.ts';
import { text } from '../text.ts';
import type { Book, Entry } from './book.ts';
import { current } from './data.ts';
import { billOf, cheapest, isBill, type Priced, ranking, type Unfit } from './estimate.ts';
import { type Job, PICKS } from './jobs.ts';

/** By job. */
export type Picked = Readonly<Record<string, string>>;

export const offered = (book: Book): readonly Entry[] => current(book.entries);

export const best = (job: Job, book: Book): readonly Priced<Entry>[] =>
  cheapest(ranking(job, offered(book), book.assumed));

/** Null where nothing of the list can do one of the jobs. */
export function judge(picked: Picked, book: Book): boolean | null {
  const all = PICKS.map((job) => ({ job, right: best(job, book) }));
  if (all.some(({ right }) => right.length === 0)) return null;
  return all.every(({ job, right }) => right.some(({ offer }) => offer.id === picked[job.id]));
}

/** What a choice would cost, or why it cannot be; null for one that is no longer in the list. */
export function costOf(job: Job, picked: Picked, book: Book): Priced<Entry> | Unfit | null {
  const offer = offered(book).find(({ id }) => id === picked[job.id]);
  if (!offer) return null;
  const bill = billOf(job, offer, book.assumed);
  return isBill(bill) ? { offer, bill } : bill;
}

export const pick: Challenge = {
  kind: 'own',
  question: text(
    'Pick the instance that does each of these jobs for the least money, by the list as it stands.',
    '按现在的价目，给下面每件活挑一个总共花钱最少的实例。',
  ),
  hint: text(
    'Money is hours, as they are billed, times price. For a short job look at the billing step first. For a long one divide operations by the assumed rate, and mind the deadline. And what does not fit into the memory of one GPU does not run at all.',
    '钱等于计费的小时数乘以单价。活短，先看计费单位；活长，用运算次数除以假定的速率，别忘了期限；一块 GPU 的内存装不下的，根本跑不了。',
  ),
  because: text(
    'Each job asks for something else: the first for a short billing step, the second for operations per dollar, the third for memory per dollar. No instance is the cheapest in all of them, so a price per hour alone answers nothing.',
    '三件活要的各不相同：第一件要计费单位短，第二件看每一美元买到多少运算，第三件看每一美元买到多少内存。没有哪个实例样样最便宜，所以光看每小时的价格，什么也定不下来。',
  ),
};
