import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../engine/errors.ts';
import { Button } from '../ui/controls/button.tsx';
import { Notice } from '../ui/controls/notice.tsx';
import { Page } from '../ui/frame/page.tsx';

interface Props {
  /** A change of this value tries again (the location). */
  resetOn: string;
  children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly failedOn: string | null;
}

/** An error while drawing, or a page's code that could not be loaded, leaves the frame and the other pages usable. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failedOn: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.error === null) return { failedOn: props.resetOn };
    return state.failedOn === props.resetOn ? null : { error: null, failedOn: props.resetOn };
  }

  override render() {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />;
  }
}

function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation('errors');
  const message = messageOf(error);
  return (
    <Page title={t('page.title')}>
      <Notice kind="error" title={t('page.title')}>
        <p>{t('page.text', { message })}</p>
      </Notice>
      <div className="row">
        <Button look="primary" onClick={() => location.reload()}>
          {t('page.reload')}
        </Button>
      </div>
    </Page>
  );
}
