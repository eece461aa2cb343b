import { backoff } from "../backoff";
import { Unreadable } from "../reading";
import type { Surroundings } from "../surroundings";
import type { Millis } from "../vocabulary";
import type { Outcome, Problem } from "./problem";
import { ownProblem, readProblem } from "./readProblem";

/** An answer that is there, or a change that is decided and not in the log yet (202). */
type Answer<T> = Outcome<T> | { readonly kind: "pending" };

const longestWait: Millis = 15_000;
/** How often a change is asked for again before the person hears of it. */
const mostTries = 6;

/** Speaks REST with the origin that the page came from. */
export class Rest {
  /** Told of every 401: the session may have ended. */
  onUnauthenticated: () => void = () => {};

  constructor(private readonly around: Pick<Surroundings, "fetch" | "clock" | "random" | "language">) {}

  async get<T>(path: string, read: (body: unknown) => T, signal?: AbortSignal): Promise<Outcome<T>> {
    return settled(await this.ask("GET", path, undefined, read, signal));
  }

  /** Asks once. Fit for what may be repeated by its caller. */
  async post<T>(path: string, body: unknown, read: (body: unknown) => T, signal?: AbortSignal): Promise<Outcome<T>> {
    return settled(await this.ask("POST", path, body, read, signal));
  }

  async patch<T>(path: string, body: unknown, read: (body: unknown) => T): Promise<Outcome<T>> {
    return settled(await this.ask("PATCH", path, body, read));
  }

  /** Asks for something to be gone, which may be asked again. */
  async remove(path: string): Promise<Outcome<void>> {
    return settled(await this.ask("DELETE", path, undefined, () => undefined));
  }

  /** A change with an id in its body: asked for again, with the same id, while the outcome is open. */
  async change<T>(
    path: string,
    body: { readonly id: string; readonly [field: string]: unknown },
    read: (body: unknown) => T,
  ): Promise<Outcome<T>> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.ask("POST", path, body, read);
      if (answer.kind === "done") return answer;
      const problem = answer.kind === "failed" ? answer.problem : ownProblem("unreachable", true);
      if (!problem.retryable || attempt === mostTries) return { kind: "failed", problem };
      await this.pause(Math.max(problem.retryAfterMs ?? 0, backoff(attempt, this.around.random)));
    }
  }

  private pause(delay: Millis): Promise<void> {
    return new Promise((resolve) => this.around.clock.after(delay, resolve));
  }

  private async ask<T>(
    method: string,
    path: string,
    body: unknown,
    read: (body: unknown) => T,
    signal?: AbortSignal,
  ): Promise<Answer<T>> {
    const given = new AbortController();
    const abort = () => given.abort();
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) abort();
    const stop = this.around.clock.after(longestWait, abort);
    try {
      return await this.exchange(path, this.request(method, body, given.signal), read);
    } catch (failure) {
      return failed(why(failure, signal));
    } finally {
      stop();
      signal?.removeEventListener("abort", abort);
    }
  }

  private async exchange<T>(path: string, request: RequestInit, read: (body: unknown) => T): Promise<Answer<T>> {
    const response = await this.around.fetch(path, request);
    const text = await response.text();
    if (response.status === 202) return { kind: "pending" };
    if (response.ok) return { kind: "done", value: read(text === "" ? undefined : JSON.parse(text)) };
    const problem = readProblem(response.status, parsed(text), response.headers.get("Retry-After"));
    if (response.status === 401) this.onUnauthenticated();
    return failed(problem);
  }

  private request(method: string, body: unknown, signal: AbortSignal): RequestInit {
    const language = this.around.language();
    const headers: Record<string, string> = { Accept: "application/json, application/problem+json" };
    if (language !== undefined) headers["Accept-Language"] = language;
    if (method !== "GET") headers["X-Teahouse-Csrf"] = "1";
    if (body !== undefined) headers["Content-Type"] = "application/json";
    return {
      method,
      headers,
      signal,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
  }
}

function failed(problem: Problem): { kind: "failed"; problem: Problem } {
  return { kind: "failed", problem };
}

function settled<T>(answer: Answer<T>): Outcome<T> {
  return answer.kind === "pending" ? failed(ownProblem("unreadable", true)) : answer;
}

function why(failure: unknown, signal: AbortSignal | undefined): Problem {
  if (signal?.aborted) return ownProblem("aborted", false);
  // A body that was cut short, or a page that some box in between put there: the next answer may be right.
  if (failure instanceof Unreadable || failure instanceof SyntaxError) return ownProblem("unreadable", true);
  return ownProblem("unreachable", true);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
