-- A schema and a user of its own per service; the user may do all in its schema and nothing outside of it.
CREATE DATABASE `auth` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER 'auth'@'%' IDENTIFIED BY 'insecure-local-auth';
GRANT ALL ON `auth`.* TO 'auth'@'%';

CREATE DATABASE `chat` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER 'chat'@'%' IDENTIFIED BY 'insecure-local-chat';
GRANT ALL ON `chat`.* TO 'chat'@'%';

CREATE DATABASE `history` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER 'history'@'%' IDENTIFIED BY 'insecure-local-history';
GRANT ALL ON `history`.* TO 'history'@'%';
