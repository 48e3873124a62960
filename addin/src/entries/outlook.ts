import { outlookConnection, outlookLocale } from '../host/outlook.ts';
import { start } from './start.tsx';

void start(outlookConnection(), outlookLocale);
