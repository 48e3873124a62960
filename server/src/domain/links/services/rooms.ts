import type { Service } from './service.ts';

/** Rooms that open in the browser. */
export const ROOMS = {
  jitsi: {
    name: 'Jitsi Meet',
    links: [
      { hosts: ['meet.jit.si', 'beta.meet.jit.si'], path: /^\/(?!static\/)([^/]+(?:\/[^/]+)?)/i },
      { hosts: ['moderated.jitsi.net'], path: /^\/([\da-f]{32,})/i },
      {
        hosts: ['jitsi.', 'jitsi-meet.', 'jitsimeet.'],
        path: /^\/(?!(?:static|libs|images)(?:\/|$))([^/.]+)\/?$/i,
      },
    ],
  },
  bigbluebutton: {
    name: 'BigBlueButton',
    links: [
      {
        hosts: ['demo.bigbluebutton.org', '.blindsidenetworks.com'],
        path: /^\/(?:gl\/|b\/|rooms\/)([\w-]+)/i,
        perHost: true,
      },
      { hosts: ['*'], path: /^\/(?:gl\/)?b\/([a-z\d]{3}(?:-[a-z\d]{3}){2,3})(?![\w-])/i },
      { hosts: ['*'], path: /^\/rooms\/([a-z\d]{3}(?:-[a-z\d]{3}){3})(?![\w-])/i },
      { hosts: ['*'], path: /^\/bigbluebutton\/api\/join$/i, parameters: ['meetingID'] },
    ],
  },
  nextcloudtalk: {
    name: 'Nextcloud Talk',
    links: [
      { hosts: ['*'], path: /^\/(?:nextcloud\/|cloud\/)?index\.php\/call\/([a-z\d]{8})(?![\w-])/i },
      { hosts: ['*'], path: /^\/call\/((?=[a-z]*\d)[a-z\d]{8})(?![\w-])/i },
      { hosts: ['nextcloud.', 'cloud.', 'talk.'], path: /^\/call\/([a-z\d]{8})(?![\w-])/i },
    ],
  },
  elementcall: {
    name: 'Element Call',
    links: [{ hosts: ['call.element.io'], path: /^\/(?:room\/)?(?:#\/)?([^/]+)/i }],
  },
  brave: { name: 'Brave Talk', links: [{ hosts: ['talk.brave.com'], path: /^\/([\w-]{20,})/i }] },
  kmeet: { name: 'kMeet', links: [{ hosts: ['kmeet.infomaniak.com'], path: /^\/([\w-]+)/i }] },
  framatalk: { name: 'Framatalk', links: [{ hosts: ['framatalk.org'], path: /^\/(?!abc\/)([\w-]{4,})/i }] },
  senfcall: {
    name: 'Senfcall',
    links: [{ hosts: ['senfcall.de', 'lecture.senfcall.de'], path: /^\/(?:b\/)?([a-z\d]{3}-[\w-]+)/i }],
  },
  opentalk: {
    name: 'OpenTalk',
    links: [
      {
        hosts: ['.opentalk.eu', '.opentalk.run'],
        path: /^\/(?:room|invite)\/([\da-f-]{36})/i,
        perHost: true,
      },
    ],
  },
  alfaview: { name: 'alfaview', links: [{ hosts: ['app.alfaview.com'], path: /^\/#\/join\/([\w/-]+)/i }] },
  proton: {
    name: 'Proton Meet',
    links: [{ hosts: ['meet.proton.me'], path: /^\/join\/(id-[\w-]+)/i }],
  },
  whereby: {
    name: 'Whereby',
    links: [
      {
        hosts: ['whereby.com', 'www.whereby.com', '.whereby.com', 'appear.in'],
        path: /^\/(?!(?:information|blog|user|org|embedded|pricing|case-studies|static)(?:\/|$))([\w-]+)\/?$/i,
        perHost: true,
      },
    ],
  },
  daily: {
    name: 'Daily',
    links: [
      {
        hosts: ['.daily.co'],
        path: /^\/(?!(?:blog|products|pricing|company)(?:\/|$))([\w-]{4,})\/?$/i,
        perHost: true,
      },
    ],
  },
  livekit: {
    name: 'LiveKit Meet',
    links: [{ hosts: ['meet.livekit.io', '.livekit.io'], path: /^\/rooms\/([\w-]+)/i, perHost: true }],
  },
  pexip: {
    name: 'Pexip',
    links: [
      { hosts: ['pexip.me', '.pexip.me', 'join.pexip.com'], path: /^\/meet\/([\w.@-]+)/i },
      { hosts: ['*'], path: /^\/webapp\d?\/(?:conference|m)\/([\w.@-]+)/i, passcode: 'pin' },
      {
        hosts: ['*'],
        path: /^\/webapp\d?\/(?:#\/)?(?:home)?$/i,
        parameters: ['conference'],
        passcode: 'pin',
      },
    ],
  },
  ciscomeetingserver: {
    name: 'Cisco Meeting Server',
    links: [
      { hosts: ['*'], path: /^\/invited\.sf$/i, parameters: ['id'], passcode: 'secret' },
      { hosts: ['*'], path: /^\/meeting\/(\d+)$/i, parameters: ['secret'] },
    ],
  },
  starleaf: { name: 'StarLeaf', links: [{ hosts: ['meet.starleaf.com'], path: /^\/(\d+)/i }] },
  lifesize: {
    name: 'Lifesize',
    links: [{ hosts: ['call.lifesizecloud.com', 'call.lifesize.com'], path: /^\/(?:otm\/)?([\w-]+)/i }],
  },
  vidyo: {
    name: 'Vidyo',
    links: [
      {
        hosts: ['.platform.vidyo.io', '.vidyocloud.com'],
        path: /^\/(?:join|flex\.html)\/?([\w-]*)/i,
        perHost: true,
      },
    ],
  },
  highfive: {
    name: 'Highfive',
    links: [{ hosts: ['.highfive.com'], path: /^\/(?:join\/|meet\/)?([\w.-]{2,})/i, perHost: true }],
  },
  joinme: {
    name: 'join.me',
    links: [
      { hosts: ['join.me', 'secure.join.me'], path: /^\/(?!(?:download|pricing|business)\b)([\w.-]+)/i },
    ],
  },
  teamviewer: {
    name: 'TeamViewer Meeting',
    links: [
      { hosts: ['go.teamviewer.com', 'meet.teamviewer.com'], path: /^\/(?:v\d+\/)?(m?[\w-]+)/i },
      { hosts: ['go.blizz.com'], path: /^\/(?:join\/)?(m?[\w-]+)/i },
    ],
  },
  vsee: {
    name: 'VSee',
    links: [{ hosts: ['vsee.com', 'www.vsee.com', '.vsee.me'], path: /^\/(?:c|u|meet|guest)\/([\w.-]+)/i }],
  },
  vonage: {
    name: 'Vonage Meetings',
    links: [
      { hosts: ['meetings.vonage.com'], path: /^\/(\d{9})/i },
      { hosts: ['meetings.vonage.com'], path: /^\/$/i, parameters: ['room_token'] },
    ],
  },
  freeconferencecall: {
    name: 'FreeConferenceCall',
    links: [{ hosts: ['join.freeconferencecall.com'], path: /^\/([\w.-]+)/i }],
  },
  anymeeting: {
    name: 'AnyMeeting',
    links: [
      { hosts: ['meet.anymeeting.com', 'join.anymeeting.com', 'www.anymeeting.com'], path: /^\/([\w-]+)/i },
    ],
  },
  globalmeet: {
    name: 'GlobalMeet',
    links: [
      {
        hosts: ['.globalmeet.com', '.pgimeet.com'],
        path: /^\/(?!(?:pricing|blog)\b)([\w.-]+)/i,
        perHost: true,
      },
    ],
  },
  adobeconnect: {
    name: 'Adobe Connect',
    links: [
      {
        hosts: ['.adobeconnect.com'],
        path: /^\/(?!(?:admin|system|common|content)(?:\/|$))([\w.-]+)/i,
        perHost: true,
      },
    ],
  },
  blackboard: {
    name: 'Blackboard Collaborate',
    links: [
      {
        hosts: ['.bbcollab.com', '.bbcollab.cloud'],
        path: /^\/(?:guest|invite|collab\/ui\/session\/(?:guest|join))\/([\w-]+)/i,
      },
    ],
  },
  '3cx': {
    name: '3CX',
    links: [
      {
        hosts: ['.3cx.eu', '.3cx.us', '.3cx.net', '.my3cx.de'],
        path: /^\/(?:meet|webmeeting|openmeeting)\/([\w-]+)/i,
        perHost: true,
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
  doxy: {
    name: 'Doxy.me',
    links: [
      {
        hosts: ['doxy.me', '.doxy.me'],
        path: /^\/(?:sign-in\/)?(?!(?:en|de|sign-in|pricing|blog)(?:\/|$))([\w.-]+)/i,
        perHost: true,
      },
    ],
  },
  calvideo: {
    name: 'Cal Video',
    links: [{ hosts: ['app.cal.com', 'app.cal.eu', 'cal.com'], path: /^\/video\/([\w-]+)/i }],
  },
  meetecho: {
    name: 'Meetecho',
    links: [
      { hosts: ['meetings.conf.meetecho.com'], path: /^\/([\w-]+)/i, parameters: ['session'] },
      { hosts: ['meetings.conf.meetecho.com'], path: /^\/([\w-]+\/[\w-]+)/i },
    ],
  },
  around: { name: 'Around', links: [{ hosts: ['around.co', 'meet.around.co'], path: /^\/r\/([\w-]+)/i }] },
  jam: { name: 'Jam', links: [{ hosts: ['jam.systems', '.jam.systems'], path: /^\/(?!_)([\w-]+)/i }] },
  pop: { name: 'Pop', links: [{ hosts: ['pop.com'], path: /^\/j\/([\d-]+)/i }] },
  coscreen: { name: 'CoScreen', links: [{ hosts: ['join.coscreen.co'], path: /^\/([\w-]+\/[\w-]+)/i }] },
  vowel: { name: 'Vowel', links: [{ hosts: ['vowel.com', '.vowel.com'], path: /^\/#\/g\/([\w-]+)/i }] },
  tuple: { name: 'Tuple', links: [{ hosts: ['tuple.app'], path: /^\/c\/([\w-]+)/i }] },
  demodesk: {
    name: 'Demodesk',
    links: [{ hosts: ['demodesk.com', '.demodesk.com'], path: /^\/(?:meeting\/)?([a-z\d]{8,})\/?$/i }],
  },
  chorus: { name: 'Chorus', links: [{ hosts: ['go.chorus.ai'], path: /^\/([\w-]+)/i }] },
  gong: {
    name: 'Gong',
    links: [{ hosts: ['join.gong.io', '.join.gong.io'], path: /^\/([\w-]+\/[\w.-]+|[\w.-]+)/i }],
  },
  userzoom: { name: 'UserZoom', links: [{ hosts: ['go.userzoom.com'], path: /^\/participate\/([\w-]+)/i }] },
  venue: {
    name: 'Venue',
    links: [{ hosts: ['app.venue.live'], path: /^\/app\/([\w-]+)/i, passcode: 'token' }],
  },
  preply: {
    name: 'Preply',
    links: [
      {
        hosts: ['preply.com', 'www.preply.com'],
        path: /^\/(?:[a-z]{2}\/)?(?:chat|classroom|room)\/([\w/-]+)/i,
      },
    ],
  },
  streamyard: {
    name: 'StreamYard',
    links: [{ hosts: ['streamyard.com', 'www.streamyard.com'], path: /^\/(?:guest\/)?([a-z\d]{8,13})\/?$/i }],
  },
  riverside: {
    name: 'Riverside',
    links: [
      {
        hosts: ['riverside.com', 'riverside.fm', 'www.riverside.com'],
        path: /^\/studio\/([\w-]+)/i,
        passcode: 't',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Service>>;
