-- One id in both places: keys that carry another belong to another journal, and for want of its key a conversation is erased.
CREATE TABLE journal_id (
  one INTEGER PRIMARY KEY,
  id TEXT NOT NULL
);

CREATE TABLE keys.journal_id (
  one INTEGER PRIMARY KEY,
  id TEXT NOT NULL
);
