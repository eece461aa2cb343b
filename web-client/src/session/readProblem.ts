import { fields, maybe, text, whole } from "../reading";
import type { Problem } from "./problem";

/** A problem of our own making, that no server told. */
export function ownProblem(code: "unreachable" | "aborted" | "unreadable", retryable: boolean): Problem {
  return { code, status: 0, title: "", detail: "", retryable };
}

/** Reads an answer that is not a success. One that is no problem document (a proxy's page) is judged by its status. */
export function readProblem(status: number, body: unknown, retryAfter: string | null): Problem {
  const fromHeader = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
  try {
    const told = fields(body);
    const retryAfterMs = maybe(told, "retryAfterMs", whole) ?? fromHeader;
    const field = maybe(told, "field", text);
    const limit = maybe(told, "limit", whole);
    const serverTime = maybe(told, "serverTime", text);
    return {
      code: text(told, "code"),
      status,
      title: maybe(told, "title", text) ?? "",
      detail: maybe(told, "detail", text) ?? "",
      retryable: told.retryable === true,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(field === undefined ? {} : { field }),
      ...(limit === undefined ? {} : { limit }),
      ...(serverTime === undefined ? {} : { serverTime }),
    };
  } catch {
    const code = status === 401 ? "unauthenticated" : status >= 500 ? "service_unavailable" : "unreadable";
    const retryable = status >= 500 || status === 429;
    const wait = fromHeader === undefined ? {} : { retryAfterMs: fromHeader };
    return { code, status, title: "", detail: "", retryable, ...wait };
  }
}
