-- SPDX-License-Identifier: GPL-3.0-or-later
-- What moves demand beside time: events that people name, and what each run found that causes do. Whose holidays count is
-- setting 'holiday_country'.
CREATE TABLE demand_event (
  id         INTEGER PRIMARY KEY,
  name       TEXT    NOT NULL CHECK (name <> ''), -- the same for each time it happens
  first_day  INTEGER NOT NULL,          -- days since 1970-01-01
  last_day   INTEGER NOT NULL CHECK (last_day > first_day), -- half-open: first_day <= day < last_day
  amount     REAL    NOT NULL CHECK (amount > 0), -- how much of it: 1, or what a campaign cost
  category   TEXT    NOT NULL,          -- of the SKUs it speaks of; empty: all
  created_at INTEGER NOT NULL           -- shop time
) STRICT;

CREATE TABLE forecast_cause (
  run_id     INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  name       TEXT    NOT NULL,          -- price, promotion, feature, or that of a holiday or event
  elasticity INTEGER NOT NULL,          -- 1: value is per cent of demand for one per cent; 0: share of demand for one unit
  value      REAL    NOT NULL,
  low95      REAL    NOT NULL,
  high95     REAL    NOT NULL,
  used       INTEGER NOT NULL,          -- 0: left out, past forecasts were no nearer with causes
  added      REAL    NOT NULL,          -- units over the horizon against weeks as they usually are; 0 when not used
  PRIMARY KEY (run_id, product_id, name),
  FOREIGN KEY (run_id, product_id) REFERENCES forecast(run_id, product_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
