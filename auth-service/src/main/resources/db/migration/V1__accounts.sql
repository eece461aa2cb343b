CREATE TABLE account (
  id                 CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_name          VARCHAR(64)  NOT NULL,
  user_name_key      VARCHAR(190) NOT NULL,
  user_name_skeleton VARCHAR(255) NOT NULL,
  display_name       VARCHAR(40)  NOT NULL,
  display_name_key   VARCHAR(255) NOT NULL,
  password_hash      VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_user_name (user_name_key),
  UNIQUE KEY account_skeleton (user_name_skeleton),
  KEY account_display_name (display_name_key)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
