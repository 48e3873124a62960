import { createHmac, randomBytes } from 'node:crypto';
import { AV, readAvPairs, valueAt, writeAvPairs } from '../../src/providers/ews/ntlm/av-pairs.ts';
import { fileTime, responseKey } from '../../src/providers/ews/ntlm/keys.ts';
import type { Answering } from './listener.ts';
import { typeOf } from './ntlm.ts';

const challengeMessage = (serverChallenge: Buffer): Buffer => {
  const target = writeAvPairs([
    { id: 2, value: Buffer.from('CONTOSO', 'utf16le') },
    { id: AV.timestamp, value: fileTime(Date.now()) },
  ]);
  const head = Buffer.alloc(56);
  head.write('NTLMSSP\0', 'latin1');
  head.writeUInt32LE(2, 8);
  head.writeUInt32LE(56, 16);
  head.writeUInt32LE(0xe28a8215, 20);
  serverChallenge.copy(head, 24);
  head.writeUInt16LE(target.length, 40);
  head.writeUInt16LE(target.length, 42);
  head.writeUInt32LE(56, 44);
  return Buffer.concat([head, target]);
};

const field = (message: Buffer, at: number): Buffer => {
  const start = message.readUInt32LE(at + 4);
  return message.subarray(start, start + message.readUInt16LE(at));
};

export type Windows = {
  /** May be changed at any time. */
  password: string;
  /** What a client has to be bound to; null takes any. */
  binding: Buffer | null;
  /** Where it stops to believe a connection after each request. */
  forgets: boolean;
  readonly answer: Answering;
  /** Logins that were shown. */
  shown: number;
};

/**
 * A server like Windows for tests of everything but NTLM itself, whose messages it checks with the code of the product:
 * whether they are right, Samba says.
 */
export const windows = (password: string, come: Answering): Windows => {
  const judge = (message: Buffer, challenge: Buffer): boolean => {
    const response = field(message, 20);
    const account = {
      domain: field(message, 28).toString('utf16le'),
      user: field(message, 36).toString('utf16le'),
    };
    const proof = createHmac('md5', responseKey(account, server.password))
      .update(challenge)
      .update(response.subarray(16))
      .digest();
    const bound = valueAt(readAvPairs(response.subarray(44, -4)), AV.channelBindings);
    const isBound = server.binding === null || bound?.equals(server.binding) === true;
    return isBound && proof.equals(response.subarray(0, 16));
  };

  const server: Windows = {
    password,
    binding: null,
    forgets: false,
    shown: 0,
    answer: (heard, response, peer) => {
      const { kept } = peer;
      const refuse = (offer: string) =>
        void response.writeHead(401, { 'www-authenticate': [offer, 'Negotiate'] }).end('<p>Unauthorized</p>');
      const type = typeOf(heard);
      if (type === 0 && kept.get('in') === true) {
        if (server.forgets) kept.delete('in');
        return come(heard, response, peer);
      }
      if (type === 0) return refuse('NTLM');
      const token = Buffer.from(heard.authorization.split(' ')[1] ?? '', 'base64');
      if (type === 1) {
        const challenge = randomBytes(8);
        kept.set('challenge', challenge);
        return refuse(`NTLM ${challengeMessage(challenge).toString('base64')}`);
      }
      server.shown++;
      if (!judge(token, kept.get('challenge') as Buffer)) return refuse('NTLM');
      if (!server.forgets) kept.set('in', true);
      return come(heard, response, peer);
    },
  };
  return server;
};
