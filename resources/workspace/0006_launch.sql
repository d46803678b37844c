-- SPDX-License-Identifier: GPL-3.0-or-later
-- Products too new for a history of their own, and what they sell like; every run of the forecast follows it.
CREATE TABLE launch (
  product_id INTEGER PRIMARY KEY REFERENCES product(id),
  multiplier REAL    NOT NULL CHECK (multiplier > 0), -- of the mean of those it sells like
  as_started INTEGER NOT NULL,          -- 1: like their first weeks; 0: like their weeks now
  created_at INTEGER NOT NULL           -- shop time
) STRICT;

CREATE TABLE launch_analogue (
  product_id INTEGER NOT NULL REFERENCES launch(product_id) ON DELETE CASCADE,
  like_id    INTEGER NOT NULL REFERENCES product(id),
  weight     REAL    NOT NULL CHECK (weight > 0), -- relative to the others of the product
  PRIMARY KEY (product_id, like_id)
) STRICT, WITHOUT ROWID;
