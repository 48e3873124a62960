import type { Service } from './service.ts';

/** Services at home in China. */
export const ASIA = {
  lark: {
    name: 'Lark',
    links: [{ hosts: ['vc.larksuite.com', '.larksuite.com'], path: /^\/(?:vc\/)?j\/(\d{9,})/i }],
  },
  feishu: {
    name: 'Feishu',
    links: [{ hosts: ['vc.feishu.cn', '.feishu.cn'], path: /^\/(?:vc\/)?j\/(\d{9,})/i }],
  },
  tencent: {
    name: 'Tencent Meeting',
    links: [{ hosts: ['meeting.tencent.com'], path: /^\/(?:dm|dw|s|p|j)\/([\w-]+)/i }],
  },
  voov: {
    name: 'VooV Meeting',
    links: [
      {
        hosts: ['voovmeeting.com', 'www.voovmeeting.com', 'meeting.voovmeeting.com'],
        path: /^\/(?:dm|dw|s|p|r|j)\/([\w-]+)/i,
      },
    ],
  },
  zhumu: {
    name: 'Zhumu',
    links: [
      { hosts: ['welink.zhumu.com', '.zhumu.com', '.zhumu.me'], path: /^\/j\/(\d+)/i, passcode: 'pwd' },
      {
        hosts: ['welink.zhumu.com', '.zhumu.com', '.zhumu.me'],
        path: /^\/wc\/(?:join\/)?(\d+)/i,
        passcode: 'wpk',
        passcodeNeeded: true,
      },
    ],
  },
  dingtalk: {
    name: 'DingTalk',
    links: [
      { hosts: ['meeting.dingtalk.com'], path: /^\/j\/(\w+)/i },
      { hosts: ['meeting.dingtalk.com'], path: /^\/app$/i, parameters: ['roomCode'] },
    ],
  },
  welink: {
    name: 'Huawei Cloud Meeting',
    links: [
      {
        hosts: [
          'meeting.huaweicloud.com',
          '.meeting.huaweicloud.com',
          'bmeeting.huaweicloud.com',
          'meeting-intl.huaweicloud.com',
        ],
        path: /^\/(?:#\/)?j\/(\d+)/i,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Service>>;
