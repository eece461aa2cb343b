-- How far each partition of the room log is archived. Written in the transaction that writes the rows.
CREATE TABLE log_position (
  topic          VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  partition_no   INT          NOT NULL,
  next_offset    BIGINT       NOT NULL,
  PRIMARY KEY (topic, partition_no)
);

-- One line of a room's timeline. `body` is the record's value as it was, so that reading splices and never re-serialises.
CREATE TABLE message (
  room           BINARY(16)   NOT NULL,
  seq            BIGINT       NOT NULL,
  changed_seq    BIGINT       NOT NULL,
  id             BINARY(16)   NULL,
  kind           VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sender         BINARY(16)   NULL,
  logged_at      DATETIME(3)  NOT NULL,
  schema_version INT          NOT NULL,
  body           MEDIUMBLOB   NOT NULL,
  PRIMARY KEY (room, seq),
  KEY message_by_change (room, changed_seq)
);

-- (room, id) names one event for ever: the first seq wins. Erasure leaves these rows.
CREATE TABLE event_id (
  room           BINARY(16)   NOT NULL,
  id             BINARY(16)   NOT NULL,
  seq            BIGINT       NOT NULL,
  sender         BINARY(16)   NOT NULL,
  digest         VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (room, id)
);

CREATE TABLE member (
  room           BINARY(16)   NOT NULL,
  member         BINARY(16)   NOT NULL,
  state          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role           VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  version        BIGINT       NOT NULL,
  changed_seq    BIGINT       NOT NULL,
  PRIMARY KEY (room, member),
  KEY member_by_change (room, changed_seq)
);

-- `applied_version` is the last state version applied, of details or members; the details are NULL until the room's
-- creation was read. Rows of the room with a seq below `floor_seq` are gone by retention.
CREATE TABLE room (
  room            BINARY(16)   NOT NULL,
  applied_version BIGINT       NOT NULL,
  name            VARCHAR(255) NULL,
  topic           VARCHAR(1000) NULL,
  visibility      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  version         BIGINT       NULL,
  changed_seq     BIGINT       NULL,
  floor_seq       BIGINT       NOT NULL DEFAULT 0,
  PRIMARY KEY (room)
);
