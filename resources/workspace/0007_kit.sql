-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a product is made of, and the room that one unit takes in a warehouse.
CREATE TABLE kit_line (
  id           INTEGER PRIMARY KEY,
  kit_id       INTEGER NOT NULL REFERENCES product(id),
  component_id INTEGER NOT NULL REFERENCES product(id) CHECK (component_id <> kit_id),
  units        INTEGER NOT NULL CHECK (units > 0), -- of the component in one kit
  import_id    INTEGER REFERENCES import(id),      -- NULL: a person entered it
  UNIQUE (kit_id, component_id)
) STRICT;

CREATE TABLE product_volume (
  id           INTEGER PRIMARY KEY REFERENCES product(id),
  millilitres  INTEGER NOT NULL CHECK (millilitres > 0), -- of one unit, packed as it is stored
  import_id    INTEGER REFERENCES import(id)
) STRICT;
