import type { CSSProperties, ReactNode } from 'react';
import { CodeText } from './code-text.tsx';

/**
 * A line of code. Where it is wrapped, the rest of it stands further in than its beginning; what is too long for a line
 * does not leave an empty one behind the spaces before it.
 */
export function CodeLine({ line, children }: { line: string; children?: ReactNode }) {
  const code = line.trimStart();
  const spaces = line.slice(0, line.length - code.length);
  const indent = { '--indent': `${spaces.length}ch` } as CSSProperties;
  return (
    <span className="code-line" style={indent}>
      {children ?? (
        <>
          <span className="code-line__spaces">{spaces}</span>
          <CodeText code={code} />
        </>
      )}
    </span>
  );
}
