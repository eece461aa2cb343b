import type { Member, Membership, Role } from "./room";

/** What I may do to somebody in a room, as the table in the contracts has it; the server decides. */
export interface Powers {
  readonly remove: boolean;
  readonly ban: boolean;
  readonly setRole: boolean;
}

const none: Powers = { remove: false, ban: false, setRole: false };

export function powersOver(mine: Membership | undefined, member: Pick<Member, "state" | "role">): Powers {
  if (mine?.state !== "joined" || mine.role === "member") return none;
  const isBelow = member.state === "invited" || below(mine.role).includes(member.role ?? "member");
  if (!isBelow) return none;
  return { remove: true, ban: true, setRole: mine.role === "owner" && member.state === "joined" };
}

export const maySeeBans = (mine: Membership | undefined): boolean => mine?.state === "joined" && mine.role !== "member";

const below = (role: Role): readonly Role[] => (role === "owner" ? ["moderator", "member"] : ["member"]);
