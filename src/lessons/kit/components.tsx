/** What a lesson's text may use without importing it. */
import { type ComponentProps, createElement, type HTMLAttributes } from 'react';
import { Term } from '../../ui/terms/term.tsx';
import { Beside } from './beside.tsx';
import { Challenge } from './challenge.tsx';
import { Claim } from './claim.tsx';
import { CodeText } from './code-text.tsx';
import { Phases } from './phases.tsx';
import { Play } from './play.tsx';
import { Predict } from './predict.tsx';
import { Reveal } from './reveal.tsx';
import { After, Measured, Run } from './run.tsx';
import { Step } from './step.tsx';

/** A long formula scrolls inside its line, which the keyboard must be able to reach. */
const FOCUSABLE = { tabIndex: 0 };

interface FormulaProps extends HTMLAttributes<Element> {
  display?: string;
}

/** A formula; React's types know no MathML. */
function Formula(props: FormulaProps) {
  return createElement('math', props.display === 'block' ? { ...props, ...FOCUSABLE } : props);
}

function Table(props: ComponentProps<'table'>) {
  return (
    <div className="table-scroll">
      <table className="table" {...props} />
    </div>
  );
}

/** Coloured code has a span without a class around each text of one colour. */
function Span({ children, ...props }: ComponentProps<'span'>) {
  const code = typeof children === 'string' && !props.className;
  return <span {...props}>{code ? <CodeText code={children} /> : children}</span>;
}

export const components = {
  Step,
  Beside,
  Predict,
  Run,
  Measured,
  After,
  Phases,
  Reveal,
  Play,
  Challenge,
  Claim,
  Term,
  math: Formula,
  table: Table,
  span: Span,
};
