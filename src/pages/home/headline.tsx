import type { Words } from './use-headline.ts';
import './headline.css';

interface HeadlineProps extends Omit<Words, 'whole'> {
  /** The race is still to find out. */
  open: boolean;
}

/** The inside of the heading from the start of a race on: room for a figure, which the outcome fills without a jump. */
export function HeadlineText({ before, figure, after, side, open }: HeadlineProps) {
  return (
    <span className={side ? `headline side-${side}` : 'headline'} data-open={open || undefined}>
      <span className="headline__words">{before}</span>
      <span className="headline__figure" data-long={figure.length > 5 || undefined}>
        {figure}
      </span>
      {after && <span className="headline__words">{after}</span>}
    </span>
  );
}
