import type { Room } from "./room";

/** A room's name as its makers wrote it, in whichever direction. */
export const RoomName = ({ room }: { room: Pick<Room, "name"> }) => <bdi>{room.name}</bdi>;
