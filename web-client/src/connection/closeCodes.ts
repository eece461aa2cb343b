import type { Millis } from "../vocabulary";
import type { Ending, Interruption } from "./connection";

/** What a close code asks of us, as contracts/errors.md has it. */
export type Policy =
  /** Come back after the back-off, and never before `atLeast`. */
  | { readonly kind: "comeBack"; readonly why: Interruption; readonly atLeast: Millis }
  /** Ask whose session it is first; that renews the token behind the cookie. */
  | { readonly kind: "askSession" }
  | { readonly kind: "stay"; readonly why: Ending };

const back: Policy = { kind: "comeBack", why: "lost", atLeast: 0 };

/** The name of each code that the catalogue lists, and what it asks. */
export const closeCodes: ReadonlyMap<number, { readonly name: string; readonly policy: Policy }> = new Map([
  [1000, { name: "bye", policy: back }],
  [1001, { name: "going_away", policy: { kind: "comeBack", why: "moving", atLeast: 0 } }],
  // A gateway says this of a backend that vanished, too: never a reason to stay away.
  [1002, { name: "protocol_error", policy: back }],
  [1003, { name: "binary_refused", policy: { kind: "stay", why: "refused" } }],
  [1007, { name: "invalid_utf8", policy: { kind: "stay", why: "refused" } }],
  [1009, { name: "too_big", policy: { kind: "stay", why: "refused" } }],
  [1011, { name: "internal", policy: back }],
  [4401, { name: "token_expired", policy: { kind: "askSession" } }],
  [4408, { name: "no_pong", policy: back }],
  [4413, { name: "stalled", policy: back }],
  [4429, { name: "flooding", policy: { kind: "comeBack", why: "slowedDown", atLeast: 30_000 } }],
  [4430, { name: "too_many_sockets", policy: { kind: "comeBack", why: "tooManySockets", atLeast: 60_000 } }],
  [4501, { name: "signed_out", policy: { kind: "stay", why: "signedOut" } }],
  [4502, { name: "account_disabled", policy: { kind: "stay", why: "accountDisabled" } }],
  [4503, { name: "wrong_identity", policy: { kind: "stay", why: "wrongIdentity" } }],
]);

/** The policy of any code: a code that we do not know says by its range whether to come back. */
export function policyOf(code: number): Policy {
  const known = closeCodes.get(code);
  if (known) return known.policy;
  return code >= 4500 && code <= 4999 ? { kind: "stay", why: "refused" } : back;
}
