/** It scrolls sideways by itself, so it is reachable with the keyboard. */
const FOCUSABLE = { tabIndex: 0 };

/** What is typed into a terminal and what it says, line for line: nothing is wrapped. */
export function Terminal({ children }: { children: string }) {
  return (
    <pre {...FOCUSABLE} className="terminal">
      <code>{children}</code>
    </pre>
  );
}
