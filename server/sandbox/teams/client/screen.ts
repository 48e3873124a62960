/** What stands in place of the app: nothing, a loading indicator, or an error page. */
export type Screen =
  | { name: 'loading' }
  /** The indicator is gone, but the app has not said yet that it is ready. */
  | { name: 'loaded' }
  | { name: 'ready' }
  | { name: 'failed'; reason: string };

export type ScreenEvent =
  | { name: 'app-loaded' }
  | { name: 'success' }
  | { name: 'failure'; reason: string }
  | { name: 'expected-failure' }
  | { name: 'patience-ended' };

/**
 * What Teams shows for an app whose manifest says `showLoadingIndicator`: whoever is not ready in time gets an error page,
 * which stays until the app is loaded again. An expected failure is the app's own to explain.
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/create-tab-pages/content-page#show-a-native-loading-indicator
 */
export const nextScreen = (screen: Screen, event: ScreenEvent): Screen => {
  if (screen.name === 'failed') return screen;
  switch (event.name) {
    case 'app-loaded':
      return screen.name === 'loading' ? { name: 'loaded' } : screen;
    case 'success':
    case 'expected-failure':
      return { name: 'ready' };
    case 'failure':
      return { name: 'failed', reason: event.reason };
    case 'patience-ended':
      return screen.name === 'loading' || screen.name === 'loaded'
        ? { name: 'failed', reason: 'The app did not say in time that it is ready.' }
        : screen;
  }
};
