import { messageTexts } from './message-texts.ts';

/** One thing that was asked for can't be had; a response message in a 200. */
export class EwsFailure extends Error {
  readonly code: string;
  /** What `MessageXml` holds, as XML. */
  readonly details: string;

  constructor(code: string, options: { message?: string; details?: string } = {}) {
    super(
      options.message ?? messageTexts[code] ?? 'An internal server error occurred. The operation failed.',
    );
    this.name = 'EwsFailure';
    this.code = code;
    this.details = options.details ?? '';
  }
}

/** The request as a whole is refused: a SOAP fault with status 500. */
export class EwsFault extends EwsFailure {
  /** Longer than the message, for `faultstring`. */
  readonly reason: string;

  constructor(code: string, options: { message?: string; details?: string; reason?: string } = {}) {
    super(code, options);
    this.name = 'EwsFault';
    this.reason = options.reason ?? this.message;
  }
}
