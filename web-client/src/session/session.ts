import type { Millis, Readable, UserId } from "../vocabulary";
import type { Outcome, Problem } from "./problem";

/** Whose page this is. */
export type SessionState =
  /** Asked, no answer yet: the first moment of the page. */
  | { readonly kind: "asking" }
  | { readonly kind: "signedIn"; readonly user: UserId }
  /** `ended`: it was open here and was ended, here or elsewhere; `failed`: a sign-in came back without success. */
  | { readonly kind: "signedOut"; readonly why: "never" | "ended" | "disabled" | "failed" }
  /** Nobody can tell now (network or server down); asked again at `until`. */
  | { readonly kind: "unreachable"; readonly problem: Problem; readonly until: Millis };

/** The browser's session. The page holds no token; the gateway's cookie does. */
export interface Session {
  readonly state: Readable<SessionState>;
  /** Where a link leads that signs in and comes back to `returnTo` (a path of this origin; default: the present one). */
  signInLink(returnTo?: string): string;
  /** As {@link signInLink}, with the sign-up page first. */
  signUpLink(returnTo?: string): string;
  /** Ends the session everywhere, wipes what is kept on this device, and then says `signedOut`. */
  signOut(): Promise<Outcome<void>>;
  /** Asks now, without waiting for the next try. */
  askAgain(): void;
}
