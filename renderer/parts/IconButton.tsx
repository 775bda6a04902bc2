import type { MouseEvent } from 'react';
import { Icon } from './Icon.tsx';

type Props = {
  icon: string;
  label: string;
  onClick(event: MouseEvent<HTMLButtonElement>): void;
  isPressed?: boolean;
  isDisabled?: boolean;
};

export function IconButton({ icon, label, onClick, isPressed, isDisabled = false }: Props) {
  return (
    <button
      type="button"
      className="icon-button"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
