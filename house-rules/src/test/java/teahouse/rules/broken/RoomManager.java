package teahouse.rules.broken;

class RoomManager {}
