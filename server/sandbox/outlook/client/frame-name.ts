import type { HostSettings } from './settings.ts';

/** What the add-in has on the page. */
export type FrameKind = 'pane' | 'dialog';

/**
 * The name of a frame, in which Office.js finds its host. `nativeHost` is the sandbox's own: it lets the frame have
 * the bridge of a native Outlook.
 */
export const frameName = (
  { client, locale }: HostSettings,
  ids: { conversation: string; control: string },
  kind: FrameKind,
) => {
  const flags = [
    'Outlook',
    'Web',
    '16.01',
    locale,
    ids.control,
    kind === 'dialog' ? 'isDialog' : '',
    '',
    '0',
  ];
  return JSON.stringify({
    baseFrameName: `_xdm_1_${ids.conversation}`,
    hostInfo: flags.join('$'),
    xdmInfo: [ids.conversation, ids.control, location.origin].join('|'),
    serializerVersion: 1,
    flights: '[]',
    ...(client === 'native' && { nativeHost: location.origin }),
  });
};
