import { useLocale } from '../../ui/state/locale.ts';
import { amount, amountInWords, asOfText, spanText, tickAmount } from './money.ts';
import { useBook } from './use-book.ts';

/** Amounts in the visitor's currency, dates and times in the visitor's language. */
export function useMoney() {
  const locale = useLocale();
  const { currency } = useBook().book;
  return {
    money: (usd: number) => amount(usd, locale, currency),
    /** Within a sentence, and so `priceInWords`. */
    moneyInWords: (usd: number) => amountInWords(usd, locale, currency),
    priceInWords: (usd: number) => amountInWords(usd, locale, currency, true),
    /** On an axis. */
    tick: (usd: number) => tickAmount(usd, locale, currency),
    /** Of an hour. */
    price: (usd: number) => amount(usd, locale, currency, true),
    day: (asOf: string) => asOfText(asOf, locale),
    time: (hours: number) => spanText(hours, locale),
  };
}
