/** What goes wrong with notifications on their way. */
export type NotificationFaults = {
  /** Changes happen and nobody is told. */
  lose: boolean;
  /** Each is sent twice. */
  duplicate: boolean;
  /** Each is sent so many ms late. */
  delay: number;
  /** The newest of a moment come first, each in a request of its own. */
  reorder: boolean;
};

export const noNotificationFaults: NotificationFaults = {
  lose: false,
  duplicate: false,
  delay: 0,
  reorder: false,
};
