import type { UserId } from "../vocabulary";
import { useName } from "./usePerson";

/** Somebody's name. What people call themselves may run in either direction, and does not turn what is around it. */
export function Name({ of }: { of: UserId }) {
  const name = useName(of);
  return <bdi>{name === "" ? "…" : name}</bdi>;
}
