-- SPDX-License-Identifier: GPL-3.0-or-later
-- Weeks whose sales are not what demand was: what each run put in their place, and what people say of them. Sales stay as
-- they are.
CREATE TABLE forecast_adjustment (
  run_id     INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  first_day  INTEGER NOT NULL,          -- of the period
  stockout   INTEGER NOT NULL,          -- 1: stock ran out; 0: an outlier
  sold       REAL    NOT NULL,          -- units
  used       REAL    NOT NULL,          -- units, what methods were fitted to
  PRIMARY KEY (run_id, product_id, first_day),
  FOREIGN KEY (run_id, product_id) REFERENCES forecast(run_id, product_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE demand_correction (
  product_id INTEGER NOT NULL REFERENCES product(id),
  first_day  INTEGER NOT NULL,          -- of the week
  value      REAL CHECK (value >= 0),   -- what demand was, units; NULL: what was sold
  sold       REAL    NOT NULL,          -- units, when it was said
  stockout   INTEGER,                   -- what the run took the week for: 1: stock ran out; 0: an outlier; NULL: neither
  found      REAL,                      -- what the run put in its place, units; NULL: nothing
  author     TEXT    NOT NULL CHECK (author <> ''),
  created_at INTEGER NOT NULL,          -- shop time
  PRIMARY KEY (product_id, first_day)
) STRICT, WITHOUT ROWID;

-- The method that a person chose, for a SKU or for all of a category; that of the SKU comes first.
CREATE TABLE method_lock (
  id         INTEGER PRIMARY KEY,
  product_id INTEGER REFERENCES product(id), -- NULL: of a category
  category   TEXT,                      -- NULL: of a product
  method     TEXT    NOT NULL,
  author     TEXT    NOT NULL CHECK (author <> ''),
  created_at INTEGER NOT NULL,          -- shop time
  CHECK ((product_id IS NULL) <> (category IS NULL)),
  UNIQUE (product_id),
  UNIQUE (category)
) STRICT;
