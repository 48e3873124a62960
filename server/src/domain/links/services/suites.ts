import type { Service } from './service.ts';

const TEAMS = [
  'teams.microsoft.com',
  'teams.cloud.microsoft',
  'gov.teams.microsoft.com',
  'teams.microsoft.us',
  '.teams.microsoft.us',
  'teams.microsoftonline.cn',
];
const WEBEX = ['webex.com', '.webex.com', '.webex.com.cn'];
const ZOOM = [
  ...['zoom.us', '.zoom.us', 'zoom.com', '.zoom.com', '.zoom.com.cn', 'zoomgov.com', '.zoomgov.com'],
  // Telekom's, in Germany.
  ...['zoom-x.de', '.zoom-x.de'],
];

const RINGCENTRAL = [
  ...['v.ringcentral.com', '.v.ringcentral.com', 'video.ringcentral.com', 'meetings.ringcentral.com'],
  // Under the names of those who sell it.
  ...['video.unifyoffice.com', 'video.cloudoffice.avaya.com', 'video.rainbowoffice.com'],
  ...['meetings.officeathand.att.com', 'meetings-officeathand.att.com', 'meetings.btcloudphone.bt.com'],
  ...['meetings.businessconnect.telus.com', 'video.businessconnect.telus.com'],
];

/** Meetings of the large office and telephone suites. */
export const SUITES = {
  teams: {
    name: 'Microsoft Teams',
    links: [
      {
        hosts: [...TEAMS, 'teams.live.com'],
        path: /^\/(?:v2\/|dl\/launcher\/launcher\.html)?(?:_?#\/)?l\/meetup-join\/([^/]+)(?:\/([^/]+))?/i,
      },
      { hosts: TEAMS, path: /^\/(?:v2\/)?(?:_?#\/)?meet\/(\d{9,})/i, passcode: 'p' },
      // Personal meetings are numbered by themselves.
      { hosts: ['teams.live.com'], path: /^\/(?:_?#\/)?meet\/(\d{9,})/i, passcode: 'p', perHost: true },
      { hosts: [...TEAMS, 'teams.live.com'], path: /^\/dl\/launcher\/launcher\.html$/i, inside: 'url' },
      { hosts: TEAMS, path: /^\/light-meetings\/launch$/i, parameters: ['coords'] },
    ],
  },
  skype: {
    name: 'Skype',
    links: [
      { hosts: ['join.skype.com'], path: /^\/(?!bot\/)(?:meetnow\/|invite\/)?([\w-]{6,})/i, anyName: true },
    ],
  },
  skypebusiness: {
    name: 'Skype for Business',
    links: [
      { hosts: ['meet.lync.com', 'meet.resources.lync.com'], path: /^\/([\w.-]+\/[\w.-]+\/[a-z0-9]+)/i },
      {
        hosts: ['lync.', 'lyncmeet.', 'sfb.', 'sfbmeet.'],
        path: /^\/(?:[\w.-]+\/)?(?:[Mm]eet\/)?([\w.-]+\/(?=[A-Z]*\d)[A-Z\d]{6,12})$/,
      },
      {
        hosts: ['meet.', 'join.', 'skype.'],
        path: /^\/(?:[\w.-]+\/)?[Mm]eet\/([\w.-]+\/(?=[A-Z]*\d)[A-Z\d]{6,12})$/,
      },
      // Where nothing else tells, letters and digits have to change places twice: SPRING24 is a campaign.
      {
        hosts: ['meet.', 'join.', 'skype.'],
        path: /^\/([\w.-]+\/(?=[A-Z\d]*(?:[A-Z]\d+[A-Z]|\d[A-Z]+\d))[A-Z\d]{8})$/,
      },
    ],
  },
  meet: {
    name: 'Google Meet',
    links: [
      { hosts: ['meet.google.com'], path: /^\/(?:_meet\/)?([a-z]{3}-[a-z]{4}-[a-z]{3})(?![a-z-])/i },
      { hosts: ['meet.google.com'], path: /^\/(?:_meet\/)?lookup\/([\w-]+)/i },
      { hosts: ['stream.meet.google.com'], path: /^\/stream\/([\w-]+)/i, leadsTo: 'page' },
    ],
  },
  hangouts: {
    name: 'Google Hangouts',
    links: [{ hosts: ['hangouts.google.com'], path: /^\/(?:call|hangouts|start|group)\/([\w./-]+)/i }],
  },
  duo: {
    name: 'Google Duo',
    links: [
      { hosts: ['duo.app.goo.gl', 'duo.google.com'], path: /^\/(?:link\/)?([\w-]{4,})/i, anyName: true },
    ],
  },
  zoom: {
    name: 'Zoom',
    links: [
      // A shorter number is one that was cut: somebody wrote it with spaces.
      { hosts: ZOOM, path: /^\/(?:[jsw]|wc(?:\/join)?|launch\/jc)\/(\d{9,12})(?!\d)/i, passcode: 'pwd' },
      { hosts: ZOOM, path: /^\/join$/i, parameters: ['confno'] },
      { hosts: [...ZOOM, 'www.zoom.us'], path: /^\/(?:wc\/)?my\/([\w.-]+)/i, anyName: true },
      { hosts: ['events.zoom.us'], path: /^\/ejl\/([\w-]+)/i },
    ],
  },
  zmpage: {
    name: 'zm.page',
    links: [{ hosts: ['.zm.page'], path: /^/, perHost: true }],
  },
  reclaim: {
    name: 'Reclaim.ai',
    links: [{ hosts: ['reclaim.ai', 'app.reclaim.ai'], path: /^\/z\/([\w./-]+)/i }],
  },
  webex: {
    name: 'Cisco Webex',
    links: [
      { hosts: WEBEX, path: /^\/(?:meet|join)\/([\w.@-]+)/i, perHost: true, anyName: true },
      { hosts: WEBEX, path: /^\/(?:[\w.-]+\/)+[ejm]\.php$/i, parameters: ['MTID'], perHost: true },
      {
        hosts: WEBEX,
        path: /^\/(?:wbxmjs\/joinservice|webappng)\/sites\/[\w.-]+\/meeting\/(?:\w+\/)?([\w-]{8,})/i,
      },
      { hosts: WEBEX, path: /^\/collabs\/meetings\/join$/i, parameters: ['uuid'] },
      { hosts: WEBEX, path: /^\/m\/([\da-f-]{32,36})/i },
    ],
  },
  goto: {
    name: 'GoTo Meeting',
    links: [
      {
        hosts: ['gotomeeting.com', '.gotomeeting.com', 'app.goto.com'],
        path: /^\/(?:join|meeting|meeting\/join|install)\/(\d{3,9})(?!\d)/i,
      },
      { hosts: ['meet.goto.com'], path: /^\/(?:install\/)?(?!install(?:\/|$))([\w.-]+)/i, anyName: true },
      // Personal rooms, some of them in the name of a company.
      {
        hosts: ['gotomeet.me', 'www.gotomeet.me'],
        path: /^\/([\w.-]+(?:\/[\w.-]+)?)\/?$/i,
        anyName: true,
      },
    ],
  },
  gotowebinar: {
    name: 'GoTo Webinar',
    links: [{ hosts: ['.gotowebinar.com'], path: /^\/join\/([\w-]+)/i }],
  },
  chime: {
    name: 'Amazon Chime',
    links: [{ hosts: ['chime.aws', '.chime.aws'], path: /^\/(?:meetings\/|portal\/)?((?=[a-z]*\d)\w{6,})/i }],
  },
  ringcentral: {
    name: 'RingCentral',
    links: [
      {
        hosts: RINGCENTRAL,
        path: /^\/(?:join|j|w|conf\/on|welcome\/meetings\/\w+)\/(\d{3,})/i,
        passcode: 'pw',
      },
      { hosts: RINGCENTRAL, path: /^\/my\/([\w.-]+)/i },
      { hosts: RINGCENTRAL, path: /^\/join$/i, parameters: ['mid'] },
    ],
  },
  bluejeans: {
    name: 'BlueJeans',
    links: [
      {
        hosts: ['bluejeans.com', 'www.bluejeans.com', '.bluejeans.com'],
        path: /^\/(?:meet\/|a2m\/live-event\/|playback\/guid\/)?([\da-z]*\d[\da-z]*)(?![\w-])/i,
      },
    ],
  },
  '8x8': {
    name: '8x8',
    links: [
      {
        hosts: ['8x8.vc', '.8x8.vc'],
        path: /^\/(?!(?:static|libs)\/)([^/.]+(?:\/[^/.]+)?)\/?$/i,
        anyName: true,
      },
    ],
  },
  dialpad: {
    name: 'Dialpad Meetings',
    links: [
      {
        hosts: ['meetings.dialpad.com', 'uberconference.com', 'www.uberconference.com'],
        path: /^\/(?:room\/)?([\w.-]+)/i,
        anyName: true,
      },
    ],
  },
  zoho: {
    name: 'Zoho Meeting',
    links: [
      {
        hosts: [
          'meet.zoho.com',
          'meet.zoho.eu',
          'meet.zoho.in',
          'meet.zoho.com.au',
          'meet.zoho.jp',
          'meet.zohopublic.com',
        ],
        path: /^\/([\w-]+)/i,
        anyName: true,
      },
      {
        hosts: [
          'meeting.zoho.com',
          'meeting.zoho.eu',
          'meeting.zoho.in',
          'meeting.zoho.com.au',
          'meeting.zoho.jp',
        ],
        path: /^\/(?:join|meeting\/(?:login\/)?join(?:\.do)?|meeting\/public\/\w+)$/i,
        parameters: ['key'],
      },
    ],
  },
  zohocliq: {
    name: 'Zoho Cliq',
    links: [
      {
        hosts: ['cliq.zoho.com', 'cliq.zoho.eu', 'cliq.zoho.in', 'cliq.zoho.com.au', 'cliq.zoho.jp'],
        path: /^\/(?:meetings|company\/\d+\/meetings)\/([\w-]+)/i,
      },
    ],
  },
  rainbow: {
    name: 'Rainbow',
    links: [
      { hosts: ['meet.openrainbow.com'], path: /^\/([\w-]{8,})/i },
      { hosts: ['web.openrainbow.com'], path: /^\/#\/invite$/i, parameters: ['invitationId'] },
    ],
  },
} as const satisfies Readonly<Record<string, Service>>;
