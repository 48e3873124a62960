/**
 * What native Outlook puts into the pages of an add-in and Outlook on the web does not: the bridge by which MSAL asks
 * the host for tokens. A frame of another origin can't be given one from outside, so it comes with the first of
 * Microsoft's scripts that the sandbox serves, and only where the frame's name says that the host is such an Outlook.
 */
(() => {
  let host;
  try {
    host = JSON.parse(window.name).nativeHost;
  } catch {
    return;
  }
  if (typeof host !== 'string' || window.nestedAppAuthBridge) return;
  const { port1, port2 } = new MessageChannel();
  window.parent.postMessage({ nestedAppAuthBridge: true }, host, [port2]);
  const listeners = new Set();
  port1.onmessage = ({ data }) => {
    for (const listener of listeners) listener(data);
  };
  window.nestedAppAuthBridge = {
    addEventListener: (_name, listener) => listeners.add(listener),
    removeEventListener: (_name, listener) => listeners.delete(listener),
    postMessage: (message) => port1.postMessage(message),
  };
})();
