-- Every key leads with the room, so that the schema can be cut by room.
-- In the subset that MySQL 8 and MariaDB speak.

CREATE TABLE room (
  room         BINARY(16)    NOT NULL,
  name         VARCHAR(60)   NOT NULL,
  topic        VARCHAR(250)  NOT NULL,
  visibility   VARCHAR(7)    NOT NULL, -- public, private
  sort_name    VARCHAR(60)   NOT NULL, -- the name, folded
  search_text  VARCHAR(1000) NOT NULL, -- name and topic, folded
  member_count INT           NOT NULL, -- joined, not invited
  created_by   BINARY(16)    NOT NULL,
  created_at   DATETIME(6)   NOT NULL,
  version      BIGINT        NOT NULL, -- grows by one with each event of the room's state
  PRIMARY KEY (room),
  KEY directory (visibility, sort_name, room)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who left stays as a row: its version tells an old event from a new one.
CREATE TABLE membership (
  room          BINARY(16)  NOT NULL,
  person        BINARY(16)  NOT NULL,
  state         VARCHAR(7)  NOT NULL, -- joined, invited, left
  role          VARCHAR(9)  NOT NULL, -- owner, moderator, member
  version       BIGINT      NOT NULL, -- of the room, at the last change of this membership
  since         DATETIME(6) NOT NULL, -- when the state began
  since_version BIGINT      NOT NULL, -- the room's version then: the order of standing
  since_event   BINARY(16)  NOT NULL, -- the event that began the state
  PRIMARY KEY (room, person),
  KEY by_standing (room, since_version),
  KEY by_person (person, since, room)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What clients asked for, by the ids that they made: asked again, it takes effect once.
CREATE TABLE room_change (
  room   BINARY(16) NOT NULL,
  id     BINARY(16) NOT NULL,
  person BINARY(16) NOT NULL,
  digest VARCHAR(22) NOT NULL, -- of what was asked for
  event  BINARY(16) NOT NULL,  -- the event that answers it
  seq    BIGINT     NULL,      -- where that event is, once it was read back
  PRIMARY KEY (room, id),
  KEY by_event (room, event)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Events that are decided and not yet in the log. The relay deletes what the log confirmed.
CREATE TABLE outbox (
  room    BINARY(16)      NOT NULL,
  version BIGINT          NOT NULL,
  event   BINARY(16)      NOT NULL,
  kind    VARCHAR(64)     NOT NULL,
  person  BINARY(16)      NOT NULL, -- who did it
  member  BINARY(16)      NULL,     -- whose membership it sets
  digest  VARCHAR(22)     NOT NULL,
  body    VARBINARY(8192) NOT NULL, -- the record's value
  PRIMARY KEY (room, version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which node relays a room just now. Economy only: order and once do not rest on it.
CREATE TABLE outbox_lease (
  room       BINARY(16)  NOT NULL,
  holder     BINARY(16)  NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (room)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
