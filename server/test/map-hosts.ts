import dns from 'node:dns';
import net from 'node:net';

/**
 * Preloaded (`--import`) into server and sandbox in the honest layout: connections to production's names go to
 * ports of this machine, so that both run with production's addresses. TLS still checks the names.
 */
const mapped = new Map(
  Object.entries(JSON.parse(process.env.TEST_MAPPED_HOSTS ?? '{}') as Record<string, number>),
);

const lookup = dns.lookup;
dns.lookup = ((name: string, options: dns.LookupOptions, callback: (...answer: unknown[]) => void) => {
  if (!mapped.has(name)) return lookup(name, options, callback);
  return options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
}) as typeof dns.lookup;

const connect = net.Socket.prototype.connect;
type Target = { host?: string; port?: number | string };
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const [first] = args.flat() as Target[];
  const port = first?.host === undefined ? undefined : mapped.get(first.host);
  if (first && port !== undefined) first.port = port;
  return connect.apply(this, args as Parameters<typeof connect>);
} as typeof connect;
