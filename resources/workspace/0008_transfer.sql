-- SPDX-License-Identifier: GPL-3.0-or-later
-- A third kind of proposal: goods to move from one location (location_id) to another (to_location_id). A check cannot
-- be widened in place: the rows are laid aside while the table is made again, and what refers to them is held against
-- the new rows when the transaction ends.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE proposal_aside AS SELECT * FROM proposal;

DROP TABLE proposal;

CREATE TABLE proposal (
  id              INTEGER PRIMARY KEY,
  batch           INTEGER NOT NULL,
  kind            TEXT    NOT NULL CHECK (kind IN ('price', 'reorder', 'transfer')),
  product_id      INTEGER NOT NULL REFERENCES product(id),
  location_id     INTEGER REFERENCES location(id), -- of a reorder: where the goods go; of a transfer: whence
  to_location_id  INTEGER REFERENCES location(id), -- of a transfer
  supplier_id     INTEGER REFERENCES supplier(id),
  old_price_minor INTEGER,
  new_price_minor INTEGER,
  units           INTEGER,
  unit_cost_minor INTEGER,
  expected_day    INTEGER,
  currency        TEXT    NOT NULL,         -- empty for a transfer
  state           TEXT    NOT NULL,         -- approvals::State in lower case
  author          TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  explanation     TEXT    NOT NULL,         -- JSON, evaluates to the proposed number
  effect          TEXT    NOT NULL,         -- JSON
  proposed_at     INTEGER NOT NULL
) STRICT;

INSERT INTO proposal (id, batch, kind, product_id, location_id, supplier_id, old_price_minor, new_price_minor, units,
  unit_cost_minor, expected_day, currency, state, author, reason, explanation, effect, proposed_at)
SELECT id, batch, kind, product_id, location_id, supplier_id, old_price_minor, new_price_minor, units,
  unit_cost_minor, expected_day, currency, state, author, reason, explanation, effect, proposed_at
FROM proposal_aside ORDER BY id;

DROP TABLE proposal_aside;

CREATE INDEX proposal_state ON proposal(state);

-- When the goods of an approved transfer were sent off and came in. Until a count of that day or later tells of it,
-- they are reserved where they leave and on their way where they go.
CREATE TABLE transfer_journey (
  proposal_id INTEGER NOT NULL PRIMARY KEY REFERENCES proposal(id),
  left_day    INTEGER NOT NULL,             -- of the transfer note
  arrived_day INTEGER CHECK (arrived_day >= left_day) -- NULL: on the way
) STRICT, WITHOUT ROWID;
