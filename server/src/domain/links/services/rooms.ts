import type { Service } from './service.ts';

/** Rooms that open in the browser. */
export const ROOMS = {
  around: { name: 'Around', links: [{ hosts: ['around.co', 'meet.around.co'], path: /^\/r\/([\w-]+)/i }] },
  blackboard: {
    name: 'Blackboard Collaborate',
    links: [
      {
        hosts: ['.bbcollab.com', '.bbcollab.cloud'],
        path: /^\/(?:guest|invite|collab\/ui\/session\/(?:guest|join))\/([\w-]+)/i,
      },
    ],
  },
  calvideo: {
    name: 'Cal Video',
    links: [{ hosts: ['app.cal.com', 'app.cal.eu', 'cal.com'], path: /^\/video\/([\w-]+)/i }],
  },
  chorus: { name: 'Chorus', links: [{ hosts: ['go.chorus.ai'], path: /^\/([\w-]+)/i, anyName: true }] },
  coscreen: { name: 'CoScreen', links: [{ hosts: ['join.coscreen.co'], path: /^\/([\w-]+(?:\/[\w-]+)?)/i }] },
  daily: {
    name: 'Daily',
    links: [
      {
        hosts: ['.daily.co'],
        path: /^\/([\w-]{4,})\/?$/i,
        perHost: true,
        anyName: true,
      },
    ],
  },
  demodesk: {
    name: 'Demodesk',
    links: [
      { hosts: ['demodesk.com', '.demodesk.com'], path: /^\/(?:meet|meeting)\/([\w-]+)/i },
      { hosts: ['demodesk.com', '.demodesk.com'], path: /^\/([a-z\d]{8,})\/?$/i, anyName: true },
    ],
  },
  doxy: {
    name: 'Doxy.me',
    links: [
      {
        hosts: ['doxy.me', '.doxy.me'],
        path: /^\/(?:sign-in\/)?(?!(?:[a-z]{2}|sign-in)(?:\/|$))([\w.-]+)/i,
        perHost: true,
        anyName: true,
      },
    ],
  },
  gong: {
    name: 'Gong',
    links: [
      { hosts: ['join.gong.io', '.join.gong.io'], path: /^\/([\w-]+\/[\w.-]+|[\w.-]+)/i, anyName: true },
    ],
  },
  jam: {
    name: 'Jam',
    links: [{ hosts: ['jam.systems', '.jam.systems'], path: /^\/(?!_)([\w-]+)/i, anyName: true }],
  },
  joinme: {
    name: 'join.me',
    links: [{ hosts: ['join.me', 'secure.join.me'], path: /^\/([\w.-]+)/i, anyName: true }],
  },
  lifesize: {
    name: 'Lifesize',
    links: [
      {
        hosts: ['call.lifesizecloud.com', 'call.lifesize.com'],
        path: /^\/(?:otm\/)?([\w-]+)/i,
        anyName: true,
      },
    ],
  },
  meetecho: {
    name: 'Meetecho',
    links: [
      { hosts: ['meetings.conf.meetecho.com'], path: /^\/([\w-]+)/i, parameters: ['session'] },
      { hosts: ['meetings.conf.meetecho.com'], path: /^\/([\w-]+)/i, parameters: ['group'] },
    ],
  },
  pop: { name: 'Pop', links: [{ hosts: ['pop.com'], path: /^\/j\/([\d-]+)/i }] },
  preply: {
    name: 'Preply',
    links: [
      {
        hosts: ['preply.com', 'www.preply.com'],
        path: /^\/(?:[a-z]{2}\/)?(?:chat|classroom|room)\/([\w/-]+)/i,
      },
    ],
  },
  riverside: {
    name: 'Riverside',
    links: [
      {
        hosts: ['riverside.com', 'riverside.fm', 'www.riverside.com'],
        path: /^\/studio\/([\w-]+)/i,
      },
    ],
  },
  starleaf: { name: 'StarLeaf', links: [{ hosts: ['meet.starleaf.com'], path: /^\/(\d+)/i }] },
  streamyard: {
    name: 'StreamYard',
    links: [
      {
        hosts: ['streamyard.com', 'www.streamyard.com'],
        path: /^\/(?:guest\/)?([a-z\d]{8,13})\/?$/i,
        anyName: true,
      },
    ],
  },
  suitconference: {
    name: 'Suit Conference',
    links: [
      {
        hosts: ['conference.istesuit.com', '.conference.istesuit.com'],
        path: /^\/([\w.-]+)/i,
        perHost: true,
      },
    ],
  },
  teamviewer: {
    name: 'TeamViewer Meeting',
    links: [
      {
        hosts: ['go.teamviewer.com', 'meet.teamviewer.com'],
        path: /^\/(?:v\d+\/)?(m?[\w-]+)/i,
        anyName: true,
      },
      { hosts: ['go.blizz.com'], path: /^\/(?:join\/)?(m?[\w-]+)/i, anyName: true },
    ],
  },
  telemost: {
    name: 'Yandex Telemost',
    links: [
      {
        hosts: ['telemost.yandex.ru', 'telemost.yandex.com', 'telemost.360.yandex.ru'],
        path: /^\/j\/(\d+)/i,
      },
    ],
  },
  tuple: { name: 'Tuple', links: [{ hosts: ['tuple.app'], path: /^\/c\/([\w-]+)/i }] },
  userzoom: { name: 'UserZoom', links: [{ hosts: ['go.userzoom.com'], path: /^\/participate\/([\w-]+)/i }] },
  venue: {
    name: 'Venue',
    links: [{ hosts: ['app.venue.live'], path: /^\/app\/([\w-]+)/i }],
  },
  vonage: {
    name: 'Vonage Meetings',
    links: [
      { hosts: ['meetings.vonage.com'], path: /^\/(\d{9})/i },
      { hosts: ['meetings.vonage.com'], path: /^\/$/i, parameters: ['room_token'] },
    ],
  },
  vowel: { name: 'Vowel', links: [{ hosts: ['vowel.com', '.vowel.com'], path: /^\/#\/g\/([\w-]+)/i }] },
  vsee: {
    name: 'VSee',
    links: [{ hosts: ['vsee.com', 'www.vsee.com', '.vsee.me'], path: /^\/(?:c|u|meet|guest)\/([\w.-]+)/i }],
  },
  whereby: {
    name: 'Whereby',
    links: [
      {
        hosts: ['whereby.com', 'www.whereby.com', '.whereby.com', 'appear.in'],
        path: /^\/([\w-]+)\/?$/i,
        perHost: true,
        anyName: true,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Service>>;
