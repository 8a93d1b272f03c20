import { Component, type ReactNode } from 'react';

interface Props {
  /** A change of this value tries again. */
  resetOn: unknown;
  fallback: ReactNode;
  children: ReactNode;
}

interface State {
  readonly failed: boolean;
  readonly failedOn: unknown;
}

/** A chart that throws while it is drawn leaves sentence, legend and table standing. */
export class ChartBoundary extends Component<Props, State> {
  override state: State = { failed: false, failedOn: null };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (!state.failed) return { failedOn: props.resetOn };
    return state.failedOn === props.resetOn ? null : { failed: false, failedOn: props.resetOn };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
