import type { Service } from './service.ts';

/** Webinars, events and broadcasts. */
export const EVENTS = {
  livestorm: {
    name: 'Livestorm',
    links: [{ hosts: ['app.livestorm.co', 'app.livestorm.com'], path: /^\/p\/([\w-]+)/i }],
  },
  crowdcast: {
    name: 'Crowdcast',
    links: [{ hosts: ['www.crowdcast.io', 'crowdcast.io'], path: /^\/e\/([\w-]+(?:\/\d+)?)/i }],
  },
  demio: {
    name: 'Demio',
    links: [{ hosts: ['event.demio.com', 'my.demio.com'], path: /^\/(?:ref|recordings|play)\/([\w-]+)/i }],
  },
  on24: {
    name: 'ON24',
    links: [
      {
        hosts: ['event.on24.com'],
        path: /^\/(?:wcc|eventRegistration)\/r?\/?(\d+(?:\/\w+)?)/i,
      },
    ],
  },
  hopin: {
    name: 'RingCentral Events',
    links: [
      {
        hosts: ['hopin.com', 'hopin.to', 'events.ringcentral.com', 'app.hopin.com'],
        path: /^\/events\/([\w-]+)/i,
      },
    ],
  },
  luma: { name: 'Luma', links: [{ hosts: ['lu.ma', 'luma.com'], path: /^\/join\/([\w-]+)/i }] },
  vimeo: {
    name: 'Vimeo',
    links: [
      { hosts: ['vimeo.com', 'www.vimeo.com'], path: /^\/(?:showcase|event)\/(\d+)/i, leadsTo: 'page' },
      { hosts: ['venues.vimeo.com'], path: /^\/([\w/-]+)/i },
    ],
  },
  youtube: {
    name: 'YouTube',
    links: [
      {
        hosts: ['youtube.com', 'www.youtube.com', 'm.youtube.com'],
        path: /^\/live\/([\w-]+)/i,
        leadsTo: 'page',
      },
      {
        hosts: ['youtube.com', 'www.youtube.com', 'm.youtube.com'],
        path: /^\/watch$/i,
        parameters: ['v'],
        leadsTo: 'page',
        where: 'place',
      },
      { hosts: ['youtu.be'], path: /^\/([\w-]{11})/i, leadsTo: 'page', where: 'place' },
    ],
  },
} as const satisfies Readonly<Record<string, Service>>;
