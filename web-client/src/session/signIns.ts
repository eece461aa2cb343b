import { fields, list, text } from "../reading";
import type { Outcome } from "./problem";
import type { Rest } from "./rest";

/** One sign-in of mine, in one browser or app. */
export interface SignIn {
  readonly id: string;
  /** What the browser calls itself; perhaps empty. */
  readonly device: string;
  readonly startedAt: string;
  /** This very page came by it. */
  readonly current: boolean;
}

/** Where I am signed in, and how it ends. */
export interface SignIns {
  /** Newest first. */
  all(signal?: AbortSignal): Promise<Outcome<readonly SignIn[]>>;
  end(id: string): Promise<Outcome<void>>;
  /** This page's too. */
  endAll(): Promise<Outcome<void>>;
}

const path = "/api/v1/users/me/sessions";

export class MySignIns implements SignIns {
  constructor(private readonly rest: Rest) {}

  all(signal?: AbortSignal): Promise<Outcome<readonly SignIn[]>> {
    return this.rest.get(path, (body) => list(fields(body), "sessions", readSignIn), signal);
  }

  end(id: string): Promise<Outcome<void>> {
    return this.rest.remove(`${path}/${encodeURIComponent(id)}`);
  }

  endAll(): Promise<Outcome<void>> {
    return this.rest.remove(path);
  }
}

function readSignIn(value: unknown): SignIn {
  const of = fields(value);
  return {
    id: text(of, "id"),
    device: text(of, "device"),
    startedAt: text(of, "startedAt"),
    current: of.current === true,
  };
}
