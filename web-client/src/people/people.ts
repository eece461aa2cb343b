import type { Outcome } from "../session/problem";
import type { Readable, UserId } from "../vocabulary";

export interface Profile {
  readonly id: UserId;
  readonly userName: string;
  readonly displayName: string;
}

/** What is known of somebody. `unknown`: there is nobody of that id (any more). */
export type Person = { readonly kind: "known"; readonly profile: Profile } | { readonly kind: "unknown" };

/** Who is who. Absent in `people`: not known yet; say {@link People.need}. */
export interface PeopleState {
  readonly people: ReadonlyMap<UserId, Person>;
}

export interface People {
  readonly state: Readable<PeopleState>;
  /** Somebody looks at these: fetched in batches unless known. Cheap to call again. */
  need(ids: Iterable<UserId>): void;
  /** Whose user name or display name begins so. */
  search(prefix: string, signal?: AbortSignal): Promise<Outcome<readonly Profile[]>>;
  /** My own profile. */
  me(signal?: AbortSignal): Promise<Outcome<Profile>>;
  changeDisplayName(displayName: string): Promise<Outcome<Profile>>;
}
