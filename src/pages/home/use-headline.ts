import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/state/locale.ts';
import type { Headline } from './headline.ts';
import { timesText } from './race.ts';

/** A heading in parts, so that its figure can be larger than the words around it. */
export interface Words extends Pick<Headline, 'side'> {
  /** In one line: the name of the browser's tab. */
  readonly whole: string;
  readonly before: string;
  readonly figure: string;
  readonly after: string;
}

/** In the place of the figure, to find out where a language puts it. */
const GAP = '\u0000';

export function useHeadline(): (headline: Headline) => Words {
  const { t } = useTranslation('home');
  const format = useFormat();
  const figureOf = (figure: Headline['figure']) => {
    if (figure === null) return '';
    if (figure === 'tie') return t('headline.aTie');
    if (figure === 'noisy') return t('headline.tooNoisy');
    if (figure === 'unsure') return t('headline.tooFew');
    return 'ms' in figure ? format.ms(figure.ms) : t('headline.times', { times: timesText(figure.times, format) });
  };
  return ({ text, figure: what, side }) => {
    const figure = figureOf(what);
    const [before, after = ''] = t(`headline.${text}`, { figure: GAP }).split(GAP);
    return { whole: before + figure + after, before, figure, after, side };
  };
}
