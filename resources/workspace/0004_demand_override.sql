-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people know better than the forecast: laid over it, never written into it.
CREATE TABLE demand_override (
  id           INTEGER PRIMARY KEY,
  product_id   INTEGER NOT NULL REFERENCES product(id),
  first_day    INTEGER NOT NULL,          -- of the week it speaks of, days since 1970-01-01
  kind         TEXT    NOT NULL CHECK (kind IN ('value', 'percent', 'increment')),
  amount       REAL    NOT NULL,          -- units a week, per cent of the baseline, or units a week more
  baseline     REAL    NOT NULL,          -- the forecast it was laid over, units a week
  value        REAL    NOT NULL CHECK (value >= 0), -- what it made of it, units a week
  reason       TEXT    NOT NULL CHECK (reason <> ''),
  author       TEXT    NOT NULL CHECK (author <> ''),
  level        TEXT    NOT NULL DEFAULT 'sku', -- sku, or the category it was spread from
  created_at   INTEGER NOT NULL,          -- shop time
  withdrawn_at INTEGER                    -- shop time; NULL: it holds
) STRICT;

-- One override of a week holds at a time; those before it are withdrawn.
CREATE UNIQUE INDEX demand_override_held ON demand_override (product_id, first_day) WHERE withdrawn_at IS NULL;
