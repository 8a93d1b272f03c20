import { type ComponentProps, useState } from 'react';
import { Button, oneClick } from './button.tsx';

interface SureButtonProps extends Omit<ComponentProps<typeof Button>, 'children' | 'onBlur' | 'onClick'> {
  label: string;
  /** What the button says once it was pressed: the question. Null where nothing would be gone: it does not ask. */
  sure: string | null;
  /** What it is called before that, where its label alone does not say of what it is. */
  'aria-label'?: string;
  onSure(): void;
}

/** Asks once more, in its own place, before something is gone; a double click asks alone, and so does who goes elsewhere. */
export function SureButton({ label, sure, onSure, 'aria-label': called, ...rest }: SureButtonProps) {
  const [asked, setAsked] = useState(false);
  const press = () => {
    const goes = asked || sure === null;
    setAsked(!goes);
    if (goes) onSure();
  };
  const question = asked ? sure : null;
  return (
    <Button
      look="quiet"
      size="small"
      {...rest}
      aria-label={question === null ? called : undefined}
      onBlur={() => setAsked(false)}
      onClick={sure === null ? press : oneClick(press)}
    >
      {question ?? label}
    </Button>
  );
}
