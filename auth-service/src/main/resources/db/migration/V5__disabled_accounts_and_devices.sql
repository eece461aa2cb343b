-- Both have defaults: a replica of the version before goes on writing its rows.
ALTER TABLE account ADD COLUMN disabled_at DATETIME(6) NULL;

-- What the browser said it is (User-Agent), cut.
ALTER TABLE session ADD COLUMN device VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '';
