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
const ZOOM = ['zoom.us', '.zoom.us', 'zoom.com', '.zoom.com', '.zoom.com.cn', 'zoomgov.com', '.zoomgov.com'];

/** Meetings of the large office and telephone suites. */
export const SUITES = {
  teams: {
    name: 'Microsoft Teams',
    links: [
      {
        hosts: [...TEAMS, 'teams.live.com'],
        path: /^\/(?:v2\/)?(?:_?#\/)?l\/meetup-join\/([^/]+)(?:\/([^/]+))?/i,
      },
      { hosts: TEAMS, path: /^\/(?:v2\/)?(?:_?#\/)?meet\/(\d{9,})/i, passcode: 'p' },
      // Personal meetings are numbered by themselves.
      { hosts: ['teams.live.com'], path: /^\/(?:_?#\/)?meet\/(\d{9,})/i, passcode: 'p', perHost: true },
      { hosts: [...TEAMS, 'teams.live.com'], path: /^\/dl\/launcher\/launcher\.html$/i, inside: 'url' },
      { hosts: TEAMS, path: /^\/light-meetings\/launch$/i, parameters: ['coords'] },
      { hosts: ['events.teams.microsoft.com'], path: /^\/event\/([\w-]+)/i, leadsTo: 'page' },
    ],
  },
  skype: {
    name: 'Skype',
    links: [{ hosts: ['join.skype.com'], path: /^\/(?!bot\/)(?:meetnow\/|invite\/)?([\w-]{6,})/i }],
  },
  skypebusiness: {
    name: 'Skype for Business',
    links: [
      { hosts: ['meet.lync.com'], path: /^\/([\w.-]+\/[\w.-]+\/[a-z0-9]+)/i },
      { hosts: ['.online.lync.com'], path: /^\/(?:meet\/)?([\w.-]+\/[\w.-]+\/[a-z0-9]+)/i },
      {
        hosts: ['meet.', 'join.', 'lync.', 'lyncmeet.', 'sfb.', 'sfbmeet.', 'skype.'],
        path: /^\/(?:[\w.-]+\/)?(?:meet\/)?([\w.-]+\/(?=[A-Z]*\d)[A-Z\d]{6,12})$/,
      },
    ],
  },
  meet: {
    name: 'Google Meet',
    links: [
      { hosts: ['meet.google.com'], path: /^\/(?:_meet\/)?([a-z]{3}-[a-z]{4}-[a-z]{3})(?![a-z-])/i },
      { hosts: ['meet.google.com'], path: /^\/(?:_meet\/)?lookup\/([\w-]+)/i },
      { hosts: ['g.co'], path: /^\/meet\/([\w-]+)/i },
      { hosts: ['stream.meet.google.com'], path: /^\/stream\/([\w-]+)/i, leadsTo: 'page' },
    ],
  },
  hangouts: {
    name: 'Google Hangouts',
    links: [
      { hosts: ['hangouts.google.com'], path: /^\/(?:call|hangouts|start|group)\/([\w./-]+)/i },
      { hosts: ['plus.google.com'], path: /^\/hangouts\/([\w./-]+)/i },
    ],
  },
  duo: {
    name: 'Google Duo',
    links: [{ hosts: ['duo.app.goo.gl', 'duo.google.com'], path: /^\/(?:link\/)?([\w-]{4,})/i }],
  },
  zoom: {
    name: 'Zoom',
    links: [
      { hosts: ZOOM, path: /^\/[jw]\/(\d{8,12})(?!\d)/i, passcode: 'pwd' },
      { hosts: ZOOM, path: /^\/(?:s|launch\/jc)\/(\d{8,12})(?!\d)/i, passcode: 'pwd' },
      { hosts: ZOOM, path: /^\/wc\/(?:join\/)?(\d{8,12})(?!\d)/i, passcode: 'pwd' },
      { hosts: ZOOM, path: /^\/join$/i, parameters: ['confno'], passcode: 'pwd' },
      { hosts: ZOOM, path: /^\/(?:wc\/)?my\/([\w.-]+)/i, passcode: 'pwd' },
      { hosts: ZOOM, path: /^\/(?:meeting|webinar)\/register\/([\w-]+)/i, leadsTo: 'page' },
      { hosts: ['events.zoom.us'], path: /^\/(?:ejl|ev)\/([\w-]+)/i, leadsTo: 'page' },
    ],
  },
  'zoom-x': {
    name: 'Zoom X',
    links: [
      {
        hosts: ['zoom-x.de', '.zoom-x.de'],
        path: /^\/(?:[jsw]|wc(?:\/join)?)\/(\d{8,12})(?!\d)/i,
        passcode: 'pwd',
      },
      { hosts: ['zoom-x.de', '.zoom-x.de'], path: /^\/my\/([\w.-]+)/i, passcode: 'pwd' },
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
      { hosts: WEBEX, path: /^\/(?:meet|join)\/([\w.@-]+)/i, perHost: true },
      { hosts: WEBEX, path: /^\/(?:[\w.-]+\/)+j\.php$/i, parameters: ['MTID'] },
      { hosts: WEBEX, path: /^\/(?:[\w.-]+\/)+(?:[egm])\.php$/i, parameters: ['MTID'], leadsTo: 'page' },
      {
        hosts: WEBEX,
        path: /^\/(?:wbxmjs\/joinservice|webappng)\/sites\/[\w.-]+\/meeting\/(?:\w+\/)?([\w-]{8,})/i,
      },
      { hosts: WEBEX, path: /^\/m\/([\da-f-]{32,36})/i },
      { hosts: WEBEX, path: /^\/weblink\/register\/(\w+)/i, leadsTo: 'page' },
    ],
  },
  goto: {
    name: 'GoTo Meeting',
    links: [
      {
        hosts: ['gotomeeting.com', '.gotomeeting.com', 'app.goto.com'],
        path: /^\/(?:join|meeting|meeting\/join|install)\/(\d{9})(?!\d)/i,
      },
      { hosts: ['app.gotomeeting.com'], path: /^\/(?:index\.html)?$/i, parameters: ['meetingId'] },
      { hosts: ['meet.goto.com'], path: /^\/(?:install\/)?([\w.-]+)/i },
      { hosts: ['gotomeet.me', 'www.gotomeet.me', 'gotomeet.at'], path: /^\/([\w.-]+)/i },
    ],
  },
  gotowebinar: {
    name: 'GoTo Webinar',
    links: [
      { hosts: ['.gotowebinar.com'], path: /^\/join\/([\w-]+)/i },
      { hosts: ['.gotowebinar.com'], path: /^\/(?:register|rt|r)\/([\w-]+)/i, leadsTo: 'page' },
    ],
  },
  gototraining: {
    name: 'GoTo Training',
    links: [{ hosts: ['.gototraining.com'], path: /^\/(?:rt?|register|join)\/([\w-]+)/i, leadsTo: 'page' }],
  },
  chime: {
    name: 'Amazon Chime',
    links: [{ hosts: ['chime.aws', '.chime.aws'], path: /^\/(?:meetings\/|portal\/)?(\d{6,})/i }],
  },
  ringcentral: {
    name: 'RingCentral',
    links: [
      {
        hosts: [
          ...['v.ringcentral.com', 'video.ringcentral.com', 'meetings.ringcentral.com', '.v.ringcentral.com'],
          ...['video.unifyoffice.com', 'video.cloudoffice.avaya.com', 'video.rainbowoffice.com'],
          ...[
            'meetings.officeathand.att.com',
            'meetings-officeathand.att.com',
            'meetings.btcloudphone.bt.com',
          ],
          ...['meetings.businessconnect.telus.com', 'video.businessconnect.telus.com'],
        ],
        path: /^\/(?:join|j|w|conf\/on|welcome\/meetings\/\w+)\/(\d{6,})/i,
        passcode: 'pw',
      },
      {
        hosts: ['v.ringcentral.com', 'video.ringcentral.com'],
        path: /^\/join\/([a-z][\w.-]*)/i,
        passcode: 'pw',
      },
      { hosts: ['meetings.ringcentral.com'], path: /^\/join$/i, parameters: ['mid'] },
      {
        hosts: ['webinar.ringcentral.com', 'app.ringcentral.com'],
        path: /^\/(?:j|joinWebinar|webinar|register)\/([\w-]+)/i,
      },
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
    links: [{ hosts: ['8x8.vc', '.8x8.vc'], path: /^\/(?!static\/)([^/]+(?:\/[^/]+)?)/i }],
  },
  dialpad: {
    name: 'Dialpad Meetings',
    links: [
      {
        hosts: ['meetings.dialpad.com', 'uberconference.com', 'www.uberconference.com'],
        path: /^\/(?:room\/)?(?!(?:features|pricing|login|signup|blog)\b)([\w.-]+)/i,
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
        passcode: 't',
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
  avayaspaces: {
    name: 'Avaya Spaces',
    links: [{ hosts: ['spaces.avayacloud.com'], path: /^\/(?:u\/)?(?:spaces|invites)\/([\w@.-]+)/i }],
  },
  rainbow: {
    name: 'Rainbow',
    links: [{ hosts: ['meet.openrainbow.com'], path: /^\/([\w-]{8,})/i }],
  },
  circuit: {
    name: 'Circuit',
    links: [{ hosts: ['.yourcircuit.com'], path: /^\/guest$/i, parameters: ['token'] }],
  },
} as const satisfies Readonly<Record<string, Service>>;
