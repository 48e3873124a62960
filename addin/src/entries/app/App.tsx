import {
  FluentProvider,
  type GriffelRenderer,
  RendererProvider,
  type Theme,
} from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiProvider } from '../../api/api-context.tsx';
import { createApi } from '../../api/client.ts';
import { createQueryClient } from '../../api/query-client.ts';
import type { Host } from '../../host/host.ts';
import { HostProvider } from '../../host/host-context.tsx';
import { I18nProvider, type Messages } from '../../i18n/i18n-context.tsx';
import { Announcer } from '../../ui/announcer.tsx';
import { useHostTheme } from '../../ui/themes/use-host-theme.ts';
import type { AppointmentPlace } from './place.ts';
import { Shell } from './Shell.tsx';

/** The whole app around one host. `renderer` carries the nonce of the page's Content-Security-Policy. */
export function App({
  host,
  messages,
  firstTheme,
  renderer,
  appointment,
}: {
  host: Host;
  messages: Messages;
  firstTheme: Theme;
  renderer: GriffelRenderer;
  appointment?: AppointmentPlace | undefined;
}) {
  const theme = useHostTheme(host, firstTheme);
  const api = useMemo(() => createApi(host), [host]);
  const queries = useMemo(createQueryClient, []);
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={theme} style={{ height: '100%' }}>
        <HostProvider value={host}>
          <I18nProvider locale={host.locale} messages={messages}>
            <ApiProvider value={api}>
              <QueryClientProvider client={queries}>
                <Announcer>
                  <Shell appointment={appointment} />
                </Announcer>
              </QueryClientProvider>
            </ApiProvider>
          </I18nProvider>
        </HostProvider>
      </FluentProvider>
    </RendererProvider>
  );
}
