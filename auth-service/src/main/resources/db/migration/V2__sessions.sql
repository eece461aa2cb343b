CREATE TABLE session (
  id          CHAR(36)    NOT NULL,
  user_id     CHAR(36)    NOT NULL,
  secret_hash BINARY(32)  NOT NULL,
  started_at  DATETIME(6) NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY session_secret (secret_hash),
  KEY session_user (user_id),
  KEY session_expiry (expires_at),
  CONSTRAINT session_of_account FOREIGN KEY (user_id) REFERENCES account (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE session_event (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  record_key   VARCHAR(80)  NOT NULL,
  record_value VARCHAR(500) NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
