/** The first labels of hosts where a service has its pages, and nobody has rooms. */
const HOSTS = new Set([
  ...['admin', 'api', 'assets', 'blog', 'careers', 'cdn', 'dashboard', 'developer', 'developers'],
  ...['docs', 'faq', 'help', 'jobs', 'kb', 'legal', 'login', 'status', 'support', 'www'],
]);

/** What pages are called that a service has at its own host, between the rooms of everybody. No words that rooms have. */
const NAMES = new Set([
  ...['about', 'about-us', 'account', 'accounts', 'affiliates', 'api', 'blog', 'business', 'careers'],
  ...['case-studies', 'changelog', 'company', 'contact', 'contact-sales', 'contact-us'],
  ...['cookie-policy', 'cookies', 'customers', 'dashboard', 'developer', 'developers', 'docs'],
  ...['documentation', 'download', 'downloads', 'embedded', 'enterprise', 'faq', 'features'],
  ...['feedback', 'forgot-password', 'gdpr', 'help', 'hipaa', 'home', 'imprint', 'index'],
  ...['industries', 'information', 'integrations', 'jobs', 'legal', 'log-in', 'login', 'logout'],
  ...['marketplace', 'mobile', 'org', 'plans', 'policies', 'press', 'pricing', 'privacy'],
  ...['privacy-policy', 'product', 'products', 'profile', 'reference', 'referral', 'register'],
  ...['resources', 'reviews', 'security', 'settings', 'sign-in', 'sign-up', 'signin', 'signup'],
  ...['sitemap', 'solutions', 'static', 'status', 'subscribe', 'support', 'templates', 'terms'],
  ...['terms-of-service', 'terms-of-use', 'tos', 'trust', 'upgrade', 'use-cases', 'user'],
]);

/** Some pages are called as files are. */
const nameOf = (name: string): string => name.toLowerCase().replace(/\.(?:aspx?|html?|php)$/, '');

/**
 * Whether an address that looks like a room with a name of somebody's choice is a page of the service. At a host that
 * the row names, the name decides; below one that it names with a dot, every name is a room of the organisation that
 * has the host, unless the service has it.
 */
export const isPage = (hosts: readonly string[], host: string, name: string): boolean =>
  hosts.includes(host) ? NAMES.has(nameOf(name)) : HOSTS.has(host.slice(0, host.indexOf('.')));
