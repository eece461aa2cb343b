package teahouse.gateway.websocket;

import org.springframework.web.reactive.socket.CloseStatus;

/// Which end of a relayed socket, and what an end of one means for the other.
enum Side {
  CLIENT {
    @Override
    CloseStatus meaning(CloseStatus saidHere) {
      return CloseCodes.forService(saidHere);
    }

    @Override
    CloseStatus afterFault(CloseStatus why) {
      return why;
    }
  },
  SERVICE {
    @Override
    CloseStatus meaning(CloseStatus saidHere) {
      return CloseCodes.forClient(saidHere);
    }

    @Override
    CloseStatus afterFault(CloseStatus why) {
      return CloseCodes.GOING_AWAY;
    }
  };

  /// What the other end is told when this one says goodbye.
  abstract CloseStatus meaning(CloseStatus saidHere);

  /// What this end is told when it broke the protocol.
  abstract CloseStatus afterFault(CloseStatus why);
}
