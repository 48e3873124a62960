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
      { hosts: ['discord.com', 'discordapp.com'], path: /^\/events\/(\d+\/\d+)/i },
      { hosts: ['discord.com', 'discordapp.com'], path: /^\/invite\/([\w-]+)/i },
      { hosts: ['discord.gg'], path: /^\/([\w-]+)/i },
    ],
  },
  facetime: {
    name: 'FaceTime',
    links: [{ hosts: ['facetime.apple.com'], path: /^\/join/i, parameters: ['p'], passcode: 'k' }],
  },
  workplace: {
    name: 'Workplace',
    links: [{ hosts: ['workplace.com', '.workplace.com'], path: /^\/groupcall\/([^/]+)/i }],
  },
  messenger: {
    name: 'Messenger',
    links: [
      { hosts: ['msngr.com', 'm.me'], path: /^\/(?:j\/)?([\w-]{6,})\/?$/i },
      { hosts: ['www.messenger.com', 'messenger.com'], path: /^\/groupcall\/([^/]+)/i },
    ],
  },
  whatsapp: {
    name: 'WhatsApp',
    links: [{ hosts: ['call.whatsapp.com'], path: /^\/(?:video|voice)\/([\w-]+)/i }],
  },
  signal: { name: 'Signal', links: [{ hosts: ['signal.link'], path: /^\/call\/?$/i, parameters: ['key'] }] },
  pumble: { name: 'Pumble', links: [{ hosts: ['meet.pumble.com'], path: /^\/([a-z]+-[a-z]+-[a-z]+)/i }] },
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
      { hosts: ['app.ovice.com', '.ovice.com'], path: /^\/(?!(?:blog|pricing)(?:\/|$))([\w-]+)/i },
    ],
  },
  teemyco: { name: 'Teemyco', links: [{ hosts: ['app.teemyco.com'], path: /^\/room\/([\w/-]+)/i }] },
  kumospace: {
    name: 'Kumospace',
    links: [
      {
        hosts: ['kumospace.com', 'www.kumospace.com', 'app.kumospace.com'],
        path: /^\/(?!(?:blog|pricing|help)(?:\/|$))([\w-]+)\/?$/i,
        where: 'place',
      },
    ],
  },
  spatialchat: {
    name: 'SpatialChat',
    links: [{ hosts: ['app.spatial.chat', 'spatial.chat'], path: /^\/s\/([\w-]+)/i }],
  },
  remo: { name: 'Remo', links: [{ hosts: ['live.remo.co'], path: /^\/e\/([\w-]+)/i }] },
  wonder: {
    name: 'Wonder',
    links: [{ hosts: ['app.wonder.me', 'www.wonder.me'], path: /^\/(?:r)?\/?$/i, parameters: ['spaceId'] }],
  },
  workrooms: {
    name: 'Horizon Workrooms',
    links: [
      {
        hosts: ['www.workrooms.com', 'workrooms.com', 'workrooms.workplace.com'],
        path: /^\/(?:join|r|call)\/([\w-]+)/i,
      },
    ],
  },
  xspaces: {
    name: 'X Spaces',
    links: [
      {
        hosts: ['x.com', 'twitter.com', 'mobile.twitter.com'],
        path: /^\/i\/spaces\/(\w+)/i,
        leadsTo: 'page',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Service>>;
