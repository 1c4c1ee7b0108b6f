-- What a conversation is found by. Nothing that was said stands here.
CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  opened_at BIGINT NOT NULL
);

-- Everything that happened, sealed with the key of its conversation; message is the client's id, hidden by the same key.
CREATE TABLE events (
  conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  seq BIGINT NOT NULL,
  message TEXT,
  at BIGINT NOT NULL,
  sealed ${bytes} NOT NULL,
  PRIMARY KEY (conversation, seq),
  UNIQUE (conversation, message)
);

-- The dialogs that conversations stay on.
CREATE TABLE contents (
  version TEXT PRIMARY KEY,
  files TEXT NOT NULL
);

-- Who of the staff read what. Rows are added and never changed: V2 sees to it.
CREATE TABLE audit (
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  conversation TEXT NOT NULL
);

-- A key for each conversation, wrapped by the key ring, in a file or a schema apart: a copy of the events holds no key.
CREATE TABLE keys.conversation_keys (
  conversation TEXT PRIMARY KEY,
  ring_key BIGINT NOT NULL,
  wrapped ${bytes} NOT NULL
);
