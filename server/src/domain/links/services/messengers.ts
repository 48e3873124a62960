import type { Service } from './service.ts';

/** Calls in messengers, and rooms of virtual offices. */
export const MESSENGERS = {
  slack: { name: 'Slack huddle', links: [{ hosts: ['app.slack.com'], path: /^\/huddle\/(\w+\/\w+)/i }] },
  discord: {
    name: 'Discord',
    links: [
      {
        hosts: ['discord.com', 'www.discord.com', 'canary.discord.com', 'ptb.discord.com', 'discordapp.com'],
        path: /^\/channels\/((?:\d+|@me)\/\d+)/i,
      },
      // An invitation to a server, where there may be a call or not.
      { hosts: ['discord.com', 'discordapp.com'], path: /^\/invite\/([\w-]+)/i, leadsTo: 'page' },
      { hosts: ['discord.gg'], path: /^\/([\w-]+)/i, leadsTo: 'page' },
    ],
  },
  facetime: {
    name: 'FaceTime',
    links: [{ hosts: ['facetime.apple.com'], path: /^\/join/i, parameters: ['p'] }],
  },
  workplace: {
    name: 'Workplace',
    links: [{ hosts: ['workplace.com', '.workplace.com'], path: /^\/groupcall\/([^/]+)/i }],
  },
  whatsapp: {
    name: 'WhatsApp',
    links: [{ hosts: ['call.whatsapp.com'], path: /^\/(?:video|voice)\/([\w-]+)/i }],
  },
  signal: { name: 'Signal', links: [{ hosts: ['signal.link'], path: /^\/call\/?$/i, parameters: ['key'] }] },
  pumble: { name: 'Pumble', links: [{ hosts: ['meet.pumble.com'], path: /^\/([\w-]+)/i, anyName: true }] },
  gather: {
    name: 'Gather',
    links: [
      {
        hosts: ['app.gather.town', 'app.v2.gather.town', 'gather.town'],
        path: /^\/(?:app|invite)\/([\w-]+(?:\/[^/]+)?)/i,
      },
    ],
  },
  ovice: {
    name: 'oVice',
    links: [
      { hosts: ['.ovice.in'], path: /^\/([\w@,./-]*)/i, perHost: true },
      { hosts: ['app.ovice.com'], path: /^\/([\w-]+)/i },
    ],
  },
  roam: { name: 'Roam', links: [{ hosts: ['ro.am'], path: /^\/r\/#\/p\/([\w-]+\/[\w-]+)/i }] },
  teemyco: { name: 'Teemyco', links: [{ hosts: ['app.teemyco.com'], path: /^\/room\/([\w/-]+)/i }] },
  spatialchat: {
    name: 'SpatialChat',
    links: [{ hosts: ['app.spatial.chat', 'spatial.chat'], path: /^\/s\/([\w-]+)/i }],
  },
  remo: { name: 'Remo', links: [{ hosts: ['live.remo.co'], path: /^\/e\/([\w-]+)/i }] },
  xspaces: {
    name: 'X Spaces',
    links: [
      {
        hosts: ['x.com', 'twitter.com', 'mobile.twitter.com'],
        path: /^\/i\/spaces\/(\w+)/i,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Service>>;
