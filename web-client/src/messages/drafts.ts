import { forgetAll, remember, remembered } from "../design/remembered";
import type { RoomId, UserId } from "../vocabulary";

const nameOf = (me: UserId, room: RoomId) => `draft.${me}.${room}`;

/** What was begun in a room and not sent; kept on this device until it is, or until its writer signs out. */
export const draftIn = (me: UserId, room: RoomId): string => remembered(nameOf(me, room)) ?? "";

export const keepDraft = (me: UserId, room: RoomId, text: string): void =>
  remember(nameOf(me, room), text === "" ? undefined : text);

export const forgetDrafts = (): void => forgetAll("draft.");
