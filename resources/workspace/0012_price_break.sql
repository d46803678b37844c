-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a supplier asks for a unit when more of them are ordered at once.
CREATE TABLE price_break (
  id              INTEGER PRIMARY KEY,
  product_id      INTEGER NOT NULL REFERENCES product(id),
  from_units      INTEGER NOT NULL CHECK (from_units > 1), -- of one order
  unit_cost_minor INTEGER CHECK (unit_cost_minor >= 0),    -- of each of its units; NULL: not offered any more
  import_id       INTEGER REFERENCES import(id),
  UNIQUE (product_id, from_units)
) STRICT;
