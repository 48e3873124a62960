const SCHEME = /^(?:zoommtg|zoomus|msteams):/i;

/** The web's address of what an app's address opens; any other address as it is. */
export const webAddress = (address: string): string => {
  if (!SCHEME.test(address)) return address;
  const web = address.replace(SCHEME, 'https:');
  const url = URL.parse(web);
  const number = url?.searchParams.get('confno');
  if (!url || !number) return web;
  const passcode = url.searchParams.get('pwd');
  return `https://${url.host}/j/${number}${passcode ? `?${new URLSearchParams({ pwd: passcode })}` : ''}`;
};
