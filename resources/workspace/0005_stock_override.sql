-- SPDX-License-Identifier: GPL-3.0-or-later
-- Safety stocks and levels that a planner holds against the computed ones, until a day.
CREATE TABLE stock_override (
  id           INTEGER PRIMARY KEY,
  product_id   INTEGER NOT NULL REFERENCES product(id),
  kind         TEXT    NOT NULL CHECK (kind IN ('safety_stock', 'level')), -- level: to order up to
  units        REAL    NOT NULL CHECK (units >= 0),
  computed     REAL    NOT NULL,          -- what it was laid over, units
  last_day     INTEGER NOT NULL,          -- it holds to the end of this day, days since 1970-01-01
  reason       TEXT    NOT NULL CHECK (reason <> ''),
  author       TEXT    NOT NULL CHECK (author <> ''),
  created_at   INTEGER NOT NULL,          -- shop time
  withdrawn_at INTEGER                    -- shop time; NULL: it holds until its last day
) STRICT;

-- One a product is not withdrawn; those before it are.
CREATE UNIQUE INDEX stock_override_held ON stock_override (product_id) WHERE withdrawn_at IS NULL;
