import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';
import type { Answering, Heard, Peer } from './listener.ts';

const PROGRAM = 'ntlm_auth';

/** Samba's own server side of NTLM, as a program. https://www.samba.org/samba/docs/current/man-html/ntlm_auth.1.html */
export const hasNtlmAuth = (): boolean => spawnSync(PROGRAM, ['--version']).status === 0;

type Helper = {
  /** A line of Squid's helper protocol and its answer. */
  ask(line: string): Promise<string>;
  end(): void;
};

/** Samba for a server where everybody has this password. */
export const samba = (password: string): Helper => {
  const options = ['--helper-protocol=squid-2.5-ntlmssp', `--password=${password}`, '--configfile=/dev/null'];
  const child: ChildProcess = spawn(PROGRAM, options, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> });
  return {
    ask: async (line) => {
      child.stdin?.write(`${line}\n`);
      const [answer] = (await once(lines, 'line')) as [string];
      return answer;
    },
    end: () => {
      child.stdin?.end();
    },
  };
};

/** 1 or 3 for a message of NTLM under one of its schemes, 0 for anything else. */
export const typeOf = ({ authorization }: Heard): number => {
  const token = /^(?:NTLM|Negotiate) (\S+)$/.exec(authorization)?.[1];
  return token === undefined ? 0 : Buffer.from(token, 'base64').readUInt32LE(8);
};

const refuse = (response: ServerResponse, offers: string | string[]) =>
  response
    .writeHead(401, { 'www-authenticate': offers, 'content-type': 'text/html' })
    .end('<p>Unauthorized</p>');

/**
 * Demands NTLM, which Samba judges; whoever has this password comes in under any name. `come` answers those who did, and
 * `names` lists them.
 */
export const ntlmJudgedBySamba = (password: string, come: Answering, offers = ['Negotiate', 'NTLM']) => {
  const scheme = offers.includes('NTLM') ? 'NTLM' : 'Negotiate';
  const helpers: Helper[] = [];
  const names: string[] = [];

  const answer: Answering = async (heard, response, peer: Peer) => {
    if (peer.kept.get('name') !== undefined && heard.authorization === '') return come(heard, response, peer);
    const type = typeOf(heard);
    if (type === 0) return void refuse(response, offers);
    const token = heard.authorization.split(' ')[1];
    if (type === 1) {
      const judge = samba(password);
      helpers.push(judge);
      peer.kept.set('samba', judge);
      const [, challenge] = (await judge.ask(`YR ${token}`)).split(' ');
      return void refuse(response, `${scheme} ${challenge}`);
    }
    const [verdict, name = ''] = (await (peer.kept.get('samba') as Helper).ask(`KK ${token}`)).split(
      / (.*)/s,
    );
    if (verdict !== 'AF') return void refuse(response, offers);
    names.push(name);
    peer.kept.set('name', name);
    return come(heard, response, peer);
  };

  return {
    answer,
    names,
    end: () => {
      for (const one of helpers) one.end();
    },
  };
};
