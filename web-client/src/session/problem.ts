/**
 * Why something could not be done: RFC 9457 problem details as contracts/errors.md has them, or one of our own codes.
 * Decide by `code`; `title` and `detail` are in the person's language, empty for our own codes.
 */
export interface Problem {
  /** A code of errors.md, or `unreachable` (no answer came), `aborted` (we stopped asking), `unreadable` (no such answer is known). */
  readonly code: string;
  /** The HTTP status, 0 when there was no answer. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  /** Which input, for `invalid_field`. */
  readonly field?: string;
  readonly limit?: number;
  readonly serverTime?: string;
}

/** What became of a request. */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly problem: Problem };
