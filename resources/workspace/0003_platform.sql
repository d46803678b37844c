-- Version 3: who may do what, changes that start and end at a time, and how far a pull of the live shop has come.

CREATE TABLE person (
  name TEXT NOT NULL PRIMARY KEY,           -- as it was given; compared without case and surrounding blanks
  role TEXT NOT NULL                        -- viewer, editor, approver, admin
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_schedule (
  proposal_id INTEGER NOT NULL PRIMARY KEY REFERENCES proposal(id),
  starts_at   INTEGER,                      -- shop time; NULL: with the next push
  ends_at     INTEGER,                      -- shop time; the price before comes back then; NULL: it stays
  reverted_by INTEGER REFERENCES proposal(id) -- the proposal that brought it back; NULL: not yet
) STRICT, WITHOUT ROWID;

CREATE TABLE pull_progress (
  list      TEXT    NOT NULL PRIMARY KEY,   -- products, stock, customers, orders, carts
  under_way INTEGER NOT NULL,               -- 1: the pages of one round are not through
  cursor    TEXT    NOT NULL,               -- of the next page; empty: the first
  since     INTEGER NOT NULL,               -- unix seconds: the round asks for what changed from then on; 0: all
  newest    INTEGER NOT NULL,               -- unix seconds: the newest change that the round has seen
  watermark INTEGER NOT NULL,               -- unix seconds: up to here everything is in; 0: nothing is
  import_id INTEGER REFERENCES import(id) ON DELETE SET NULL -- that the round under way writes into
) STRICT, WITHOUT ROWID;
