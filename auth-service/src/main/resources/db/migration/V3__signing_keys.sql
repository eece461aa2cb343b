CREATE TABLE signing_key (
  generation INT           NOT NULL,
  kid        CHAR(36)      NOT NULL,
  sealed     VARCHAR(8000) NOT NULL,
  signs_from DATETIME(6)   NOT NULL,
  PRIMARY KEY (generation),
  UNIQUE KEY signing_key_kid (kid)
) DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
