import { connectBrowser } from '../host/browser.ts';
import { start } from './start.tsx';

void start(connectBrowser);
