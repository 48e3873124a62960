import type { ComponentProps } from 'react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useSaid } from './use-said.ts';

/** Why there is nothing to see, said aloud as it comes. */
export function SaidState(props: ComponentProps<typeof EmptyState>) {
  useSaid(props.title);
  return <EmptyState {...props} />;
}
