/** What a lesson's text may use without importing it. */
import { type ComponentProps, createElement, type HTMLAttributes } from 'react';
import { Term } from '../../ui/terms/term.tsx';
import { Challenge } from './challenge.tsx';
import { Claim } from './claim.tsx';
import { Phases } from './phases.tsx';
import { Play } from './play.tsx';
import { Predict } from './predict.tsx';
import { Reveal } from './reveal.tsx';
import { After, Measured, Run } from './run.tsx';
import { Step } from './step.tsx';

/** A long line scrolls inside its block, which the keyboard must be able to reach. */
const FOCUSABLE = { tabIndex: 0 };

function Pre(props: ComponentProps<'pre'>) {
  return <pre {...props} {...FOCUSABLE} />;
}

interface FormulaProps extends HTMLAttributes<Element> {
  display?: string;
}

/** A formula on a line of its own, like a long line of code. React's types know no MathML. */
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

export const components = {
  Step,
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
  pre: Pre,
  table: Table,
};
