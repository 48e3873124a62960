import type { Service } from './service.ts';

/** Webinars, events and broadcasts. */
export const EVENTS = {
  livestorm: {
    name: 'Livestorm',
    links: [
      { hosts: ['app.livestorm.co', 'app.livestorm.com'], path: /^\/p\/([\w-]+)/i },
      { hosts: ['app.livestorm.co', 'app.livestorm.com'], path: /^\/([\w-]+\/[\w-]+)/i, leadsTo: 'page' },
    ],
  },
  demio: {
    name: 'Demio',
    links: [{ hosts: ['event.demio.com', 'my.demio.com'], path: /^\/(?:ref|recordings|play)\/([\w-]+)/i }],
  },
  webinarjam: {
    name: 'WebinarJam',
    links: [{ hosts: ['event.webinarjam.com'], path: /^\/(?:go\/live|register|channel|t)\/([\w/-]+)/i }],
  },
  bigmarker: {
    name: 'BigMarker',
    links: [{ hosts: ['www.bigmarker.com', 'bigmarker.com'], path: /^\/([\w-]+\/[\w-]+)/i, leadsTo: 'page' }],
  },
  on24: {
    name: 'ON24',
    links: [
      {
        hosts: ['event.on24.com'],
        path: /^\/(?:wcc|eventRegistration)\/r?\/?(\d+(?:\/\w+)?)/i,
        leadsTo: 'page',
      },
    ],
  },
  clickmeeting: {
    name: 'ClickMeeting',
    links: [
      {
        hosts: ['.clickmeeting.com'],
        path: /^\/(?!(?:blog|pricing|features)(?:\/|$))([\w-]{3,})/i,
        perHost: true,
      },
    ],
  },
  airmeet: {
    name: 'Airmeet',
    links: [{ hosts: ['www.airmeet.com', 'airmeet.com'], path: /^\/e\/([\w-]+)/i }],
  },
  hopin: {
    name: 'RingCentral Events',
    links: [
      {
        hosts: ['hopin.com', 'hopin.to', 'events.ringcentral.com', 'app.hopin.com'],
        path: /^\/events\/([\w-]+)/i,
        leadsTo: 'page',
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
        path: /^\/(@[\w.-]+)\/live/i,
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
