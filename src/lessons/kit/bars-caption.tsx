import { Trans } from 'react-i18next';
import { Term } from '../../ui/terms/term.tsx';

/** What bars of times show: the words that every measurement brings have their cards here. */
export function BarsCaption() {
  return (
    <p className="small muted">
      <Trans
        ns="lessons"
        i18nKey="bars.caption"
        components={{
          kernel: <Term id="kernel">{null}</Term>,
          median: <Term id="median">{null}</Term>,
          interval: <Term id="interval">{null}</Term>,
        }}
      />
    </p>
  );
}
