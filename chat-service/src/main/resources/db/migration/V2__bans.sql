-- Who may not come in. A ban also sets the membership to `left`, so that a node that does not know this table yet
-- keeps the banned out of what it reads and delivers; only coming in again is decided here.
CREATE TABLE ban (
  room      BINARY(16)  NOT NULL,
  person    BINARY(16)  NOT NULL,
  banned_by BINARY(16)  NOT NULL,
  since     DATETIME(6) NOT NULL,
  ends_at   DATETIME(6) NULL,     -- by itself; NULL: when somebody lifts it
  version   BIGINT      NOT NULL, -- of the room, when the ban was spoken
  event     BINARY(16)  NOT NULL, -- the event that told it
  PRIMARY KEY (room, person),
  KEY by_age (room, version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
