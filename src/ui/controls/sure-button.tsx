import { type ComponentProps, useState } from 'react';
import { Button, oneClick } from './button.tsx';

interface SureButtonProps extends Omit<ComponentProps<typeof Button>, 'children' | 'onBlur' | 'onClick'> {
  label: string;
  /** What the button says once it was pressed: the question. */
  sure: string;
  /** What it is called before that, where its label alone does not say of what it is. */
  'aria-label'?: string;
  onSure(): void;
}

/** Asks once more, in its own place, before something is gone; a double click asks alone, and so does who goes elsewhere. */
export function SureButton({ label, sure, onSure, 'aria-label': called, ...rest }: SureButtonProps) {
  const [asked, setAsked] = useState(false);
  const press = () => {
    setAsked(!asked);
    if (asked) onSure();
  };
  return (
    <Button
      look="quiet"
      size="small"
      {...rest}
      aria-label={asked ? undefined : called}
      onBlur={() => setAsked(false)}
      onClick={oneClick(press)}
    >
      {asked ? sure : label}
    </Button>
  );
}
