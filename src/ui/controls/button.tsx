import type { ComponentProps } from 'react';

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
