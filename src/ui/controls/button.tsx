import type { ComponentProps, MouseEvent } from 'react';

type Look = 'plain' | 'primary' | 'quiet';

interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
  size?: 'small' | 'normal' | 'large';
}

const classes = (look: Look, size: string, own: string | undefined) =>
  ['button', look !== 'plain' && `button--${look}`, size !== 'normal' && `button--${size}`, own]
    .filter(Boolean)
    .join(' ');

export function Button({ look = 'plain', size = 'normal', className, ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={classes(look, size, className)} />;
}

/**
 * For a button whose place another takes when it is pressed: the second click of a double click, which would fall on that
 * other one, does nothing there. A key press has no count.
 */
export const oneClick =
  (press: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail <= 1) press();
  };

interface LinkButtonProps extends ComponentProps<'a'> {
  look?: Look;
  size?: 'small' | 'normal' | 'large';
}

/** Looks like a button, is a link: for going elsewhere. */
export function LinkButton({ look = 'plain', size = 'normal', className, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={classes(look, size, className)}>
      {children}
    </a>
  );
}
