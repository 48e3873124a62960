import type { Service } from './service.ts';

/** Software for meetings that anybody may run, with the hosts of those who run it for everybody. */
export const OPEN_ROOMS = {
  alfaview: { name: 'alfaview', links: [{ hosts: ['app.alfaview.com'], path: /^\/#\/join\/([\w/-]+)/i }] },
  bigbluebutton: {
    name: 'BigBlueButton',
    links: [
      { hosts: ['*'], path: /^\/(?:gl\/)?b\/([a-z\d]{3}(?:-[a-z\d]{3}){2,3})(?![\w-])/i },
      { hosts: ['*'], path: /^\/rooms\/([a-z\d]{3}(?:-[a-z\d]{3}){3})(?![\w-])/i },
      { hosts: ['*'], path: /^\/bigbluebutton\/api\/join$/i, parameters: ['meetingID'] },
    ],
  },
  elementcall: {
    name: 'Element Call',
    links: [{ hosts: ['call.element.io'], path: /^\/(?:room\/)?(?:#\/)?([^/]+)/i }],
  },
  jitsi: {
    name: 'Jitsi Meet',
    links: [
      {
        hosts: ['meet.jit.si', 'beta.meet.jit.si'],
        path: /^\/(?!(?:static|libs)\/)([^/]+(?:\/[^/]+)?)(?<!\.(?:js|css|html))$/i,
      },
      {
        hosts: ['jitsi.', 'jitsi-meet.', 'jitsimeet.'],
        except: ['jitsi.org', 'jitsi.github.io'],
        path: /^\/(?!(?:static|libs|images)(?:\/|$))([^/.]+)\/?$/i,
      },
    ],
  },
  kmeet: { name: 'kMeet', links: [{ hosts: ['kmeet.infomaniak.com'], path: /^\/([\w-]+)/i, anyName: true }] },
  livekit: {
    name: 'LiveKit Meet',
    links: [{ hosts: ['meet.livekit.io', '.livekit.io'], path: /^\/rooms\/([\w-]+)/i, perHost: true }],
  },
  mirotalk: {
    name: 'MiroTalk',
    links: [
      { hosts: ['p2p.mirotalk.com', 'sfu.mirotalk.com'], path: /^\/join\/([\w-]+)/i, perHost: true },
      {
        hosts: ['p2p.mirotalk.com', 'sfu.mirotalk.com'],
        path: /^\/join\/?$/i,
        parameters: ['room'],
        perHost: true,
      },
    ],
  },
  nextcloudtalk: {
    name: 'Nextcloud Talk',
    links: [
      { hosts: ['*'], path: /^\/(?:nextcloud\/|cloud\/)?index\.php\/call\/([a-z\d]{8})(?![\w-])/i },
      { hosts: ['*'], path: /^\/call\/((?=[a-z]*\d)[a-z\d]{8})(?![\w-])/i },
    ],
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
  pexip: {
    name: 'Pexip',
    links: [
      { hosts: ['*'], path: /^\/webapp\d?\/(?:conference|m)\/([\w.@-]+)/i },
      {
        hosts: ['*'],
        path: /^\/webapp\d?\/(?:#\/)?(?:home)?$/i,
        parameters: ['conference'],
      },
    ],
  },
  proton: {
    name: 'Proton Meet',
    links: [{ hosts: ['meet.proton.me'], path: /^\/join\/(id-[\w-]+)/i }],
  },
  senfcall: {
    name: 'Senfcall',
    links: [{ hosts: ['senfcall.de', 'lecture.senfcall.de'], path: /^\/(?:b\/)?([a-z\d]{3}-[\w-]+)/i }],
  },
  visio: {
    name: 'Visio',
    links: [{ hosts: ['visio.numerique.gouv.fr'], path: /^\/([a-z]{3,4}-[a-z]{3,4}-[a-z]{3,4})(?![\w-])/i }],
  },
} as const satisfies Readonly<Record<string, Service>>;
