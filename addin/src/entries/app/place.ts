import type { FluentIcon } from '@fluentui/react-icons';
import type { ComponentType } from 'react';

/** The place that only the pane in Outlook has; it comes from the pane's entry, so that no other page loads it. */
export type AppointmentPlace = {
  readonly Page: ComponentType;
  readonly icons: readonly [FluentIcon, FluentIcon];
};
