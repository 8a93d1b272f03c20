/** From a rate and a price to hours and money. Amounts in US dollars, times in hours unless the name says otherwise. Pure. */
import { type Billing, type Card, cardOf, type Kind, type Offer } from './data.ts';
import { deadlineOf, isKept, isService, type Job, type Kept, type Service, type Task } from './jobs.ts';

/** What something computes and moves: measured, or so much of a data sheet's peak. */
export interface Rate {
  readonly gflops: number;
  readonly gbps: number;
}

/** What is assumed of machines that nobody has measured here. */
export interface Assumed {
  readonly kind: Kind;
  /** Of the peak, 0 to 1: of arithmetic and of memory. */
  readonly arithmetic: number;
  readonly memory: number;
  /** From the order until it works; it is paid for. */
  readonly startMinutes: number;
}

/** Of one GPU of its kind. */
export const assumedRate = (card: Card, { kind, arithmetic, memory }: Assumed): Rate => ({
  gflops: card.gflops[kind] * arithmetic,
  gbps: card.gbps * memory,
});

const GIGA = 1e9;
const SECONDS_AN_HOUR = 3600;
const HOURS_A_DAY = 24;
/** Days of a year over months. */
export const HOURS_A_MONTH = (365.25 * HOURS_A_DAY) / 12;

/** Hours of a task at a rate: whatever takes longer, arithmetic or memory. */
export function hoursOf({ flops, bytes }: Pick<Task, 'flops' | 'bytes'>, { gflops, gbps }: Rate): number {
  return Math.max(flops / gflops, bytes / gbps) / GIGA / SECONDS_AN_HOUR;
}

const STEP_S: Readonly<Record<Billing, number>> = { second: 1, minute: 60, hour: SECONDS_AN_HOUR };

/** What so many hours are billed as: whole steps, and no less than the least. */
export function billedHours(
  hours: number,
  { billing, minimumSeconds }: Pick<Offer, 'billing' | 'minimumSeconds'>,
): number {
  const step = STEP_S[billing];
  // What floating point adds to a whole step is no further step.
  const steps = Math.ceil((hours * SECONDS_AN_HOUR) / step - 1e-6);
  return Math.max(steps * step, minimumSeconds) / SECONDS_AN_HOUR;
}

/** Why a job cannot be done with something. */
export type Unfit = 'memory' | 'pace' | 'deadline';

export interface Bill {
  /** Machines at once. */
  readonly machines: number;
  /** Until it is done, with the start; of a service, of a month. */
  readonly hours: number;
  /** Of each machine. */
  readonly billed: number;
  readonly usd: number;
}

export const MOST_MACHINES = 64;

/**
 * A task on the cheapest number of machines that meets its deadline, each of which does an equal share. Where steps of
 * billing are long that can be more than the fewest; of numbers that cost alike it is the smallest.
 * @param deadline hours; null: however long it takes, and so one machine, because more cost no less
 */
function taskBill(task: Task, offer: Offer, assumed: Assumed, deadline: number | null): Bill | Unfit {
  const card = cardOf(offer);
  if (card.memoryGb < task.memoryGb) return 'memory';
  const start = assumed.startMinutes / 60;
  const alone = hoursOf(task, assumedRate(card, assumed)) / (task.splits ? offer.count : 1);
  const fewest = machinesFor(alone, deadline, start);
  const most = task.splits ? MOST_MACHINES : 1;
  if (fewest > most) return 'deadline';
  const billWith = (machines: number): Bill => {
    const hours = start + alone / machines;
    const billed = billedHours(hours, offer);
    return { machines, hours, billed, usd: machines * billed * offer.usdPerHour };
  };
  let least = billWith(fewest);
  for (let machines = fewest + 1; machines <= most; machines++) {
    const bill = billWith(machines);
    // What floating point takes away makes nothing cheaper.
    if (bill.usd < least.usd * (1 - 1e-9)) least = bill;
  }
  return least;
}

/** The fewest that meet a deadline; Infinity where not even the start fits. */
export function machinesFor(alone: number, deadline: number | null, start: number): number {
  if (deadline === null) return 1;
  const left = deadline - start;
  return left > 0 ? Math.max(1, Math.ceil(alone / left - 1e-9)) : Infinity;
}

/** Readers that one GPU can serve at their pace; 0 where not even the weights come in time. */
export function readersOn(job: Service, { gflops, gbps }: Rate): number {
  if (gbps * GIGA < job.bytes) return 0;
  return Math.min(job.readers, Math.floor((gflops * GIGA) / job.flops));
}

function serviceBill(job: Service, offer: Offer, assumed: Assumed): Bill | Unfit {
  const card = cardOf(offer);
  if (card.memoryGb < job.memoryGb) return 'memory';
  const readers = readersOn(job, assumedRate(card, assumed));
  if (readers === 0) return 'pace';
  const machines = Math.ceil(Math.ceil(job.readers / readers) / offer.count);
  if (machines > MOST_MACHINES) return 'pace';
  const hours = HOURS_A_MONTH;
  return { machines, hours, billed: hours, usd: machines * hours * offer.usdPerHour };
}

function keptBill(job: Kept, offer: Offer, { startMinutes }: Assumed): Bill | Unfit {
  if (cardOf(offer).memoryGb < job.memoryGb) return 'memory';
  const hours = startMinutes / 60 + job.hours;
  const billed = billedHours(hours, offer);
  return { machines: 1, hours, billed, usd: billed * offer.usdPerHour };
}

/** What a job costs on rented machines; of a service, a month of it. */
export function billOf(job: Job, offer: Offer, assumed: Assumed, deadline = deadlineOf(job)): Bill | Unfit {
  if (isService(job)) return serviceBill(job, offer, assumed);
  if (isKept(job)) return keptBill(job, offer, assumed);
  return taskBill(job, offer, assumed, deadline);
}

export const isBill = (of: Bill | Unfit): of is Bill => typeof of === 'object';

/** The visitor's machine. */
export interface OwnMachine {
  readonly usd: number;
  readonly years: number;
  readonly watts: number;
  readonly usdPerKwh: number;
}

export const electricityAnHour = ({ watts, usdPerKwh }: OwnMachine): number => (watts / 1000) * usdPerKwh;

/**
 * The same on the visitor's own machine, which is there already: electricity alone. How much memory its GPU has is not
 * known, and it may be late.
 */
export function ownBill(job: Task | Service, rate: Rate, own: OwnMachine): Bill | Unfit {
  if (isService(job)) {
    if (readersOn(job, rate) < job.readers) return 'pace';
    return { machines: 1, hours: HOURS_A_MONTH, billed: HOURS_A_MONTH, usd: HOURS_A_MONTH * electricityAnHour(own) };
  }
  const hours = hoursOf(job, rate);
  return { machines: 1, hours, billed: hours, usd: hours * electricityAnHour(own) };
}

export interface BreakEven {
  /** Hours of the rented machine that cost as much as buying and running the own one for the same work. */
  readonly rented: number;
  /** Hours that the own one works for it. */
  readonly own: number;
  /** Whether it lasts so long. */
  readonly inTime: boolean;
}

/**
 * From how much work on buying is cheaper than renting. Null: never, because the electricity alone costs more.
 * @param slower how many hours the own machine needs for the work of one rented hour
 */
export function breakEven(own: OwnMachine, slower: number, usdPerHour: number): BreakEven | null {
  const saved = usdPerHour - slower * electricityAnHour(own);
  if (!(saved > 0)) return null;
  const rented = own.usd / saved;
  return { rented, own: rented * slower, inTime: rented * slower <= own.years * 12 * HOURS_A_MONTH };
}

/** What a machine that stands idle costs a month. */
export function idleMonth(
  offer: Pick<Offer, 'usdPerHour'>,
  stopped: 'disk' | 'full' | 'ended',
  diskUsdPerGbMonth: number | null,
  diskGb: number,
): number {
  return stopped === 'full' ? offer.usdPerHour * HOURS_A_MONTH : (diskUsdPerGbMonth ?? 0) * diskGb;
}

/** US dollars in another currency. @param rate units of it for one dollar */
export const converted = (usd: number, rate: number): number => usd * rate;

export interface Priced<T extends Offer = Offer> {
  readonly offer: T;
  readonly bill: Bill;
}

/** Those that can do a job, the cheapest first. */
export function ranking<T extends Offer>(
  job: Job,
  offers: readonly T[],
  assumed: Assumed,
  deadline = deadlineOf(job),
): readonly Priced<T>[] {
  return offers
    .flatMap((offer) => {
      const bill = billOf(job, offer, assumed, deadline);
      return isBill(bill) ? [{ offer, bill }] : [];
    })
    .sort((a, b) => a.bill.usd - b.bill.usd);
}

/** Prices that differ by less are alike: whoever takes either is right. */
const ALIKE = 1.02;

/** All that cost no more than the cheapest, but for what nobody would notice. */
export function cheapest<T extends Offer>(ranked: readonly Priced<T>[]): readonly Priced<T>[] {
  return ranked.filter(({ bill }) => bill.usd <= ranked[0].bill.usd * ALIKE);
}
