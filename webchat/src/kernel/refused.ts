/** The hub's no: a stable reason, and the sentence for this person. */

import type { RefusedBody } from "./generated";

export class Refused extends Error {
  readonly reason: string;
  readonly field: string | undefined;
  readonly details: Record<string, unknown>;
  readonly retryAfter: number | undefined;

  constructor(body: RefusedBody) {
    super(body.words || body.reason);
    this.name = "Refused";
    this.reason = body.reason;
    this.field = body.field;
    this.details = body.details ?? {};
    this.retryAfter = body.retry_after;
  }

  /** No answer came: the act may still happen, and the same key may ask again. */
  get unanswered(): boolean {
    return this.reason === "late" || this.reason === "offline" || this.reason === "busy" || this.reason === "rate.limited";
  }
}

/** The words of whatever went wrong, fit to show. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
