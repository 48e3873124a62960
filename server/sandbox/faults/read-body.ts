import { type Request, type RequestHandler, type Response, json, urlencoded } from 'express';

const form = urlencoded({ extended: false, limit: '64kb' });
const batch = json({ limit: '4mb', type: () => true });

const read = (parser: RequestHandler, request: Request, response: Response): Promise<unknown> =>
  new Promise((resolve) => {
    void parser(request, response, resolve);
  });

const isTokenRequest = ({ method, path }: Request) =>
  method === 'POST' && /^\/[^/]+\/oauth2\/v2\.0\/token\/?$/i.test(path);

/** The form of a token request, for whoever has to know it before Entra reads it. Rejects when it is none. */
export const readForm = async (request: Request, response: Response): Promise<void> => {
  const error = isTokenRequest(request) ? await read(form, request, response) : undefined;
  if (error !== undefined) throw error;
};

/** The steps of a batch that Graph will not read, so that the log knows them. */
export const readSteps = async (request: Request, response: Response): Promise<void> => {
  if (/\/\$batch$/i.test(request.path)) await read(batch, request, response);
};
