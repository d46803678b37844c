-- SPDX-License-Identifier: GPL-3.0-or-later
-- What came of a purchase order, and when. A line's received_units are the sum of its receipts and of what came before
-- receipts were kept.
CREATE TABLE purchase_receipt (
  id                INTEGER PRIMARY KEY,
  purchase_order_id INTEGER NOT NULL REFERENCES purchase_order(id),
  product_id        INTEGER NOT NULL REFERENCES product(id),
  day               INTEGER NOT NULL,                    -- on which the goods came
  units             INTEGER NOT NULL CHECK (units >= 0), -- 0: the rest of the line was given up, no more will come
  act               INTEGER NOT NULL DEFAULT 0,          -- what a person said at once bears one number; 0: no person did
  import_id         INTEGER REFERENCES import(id)        -- NULL: no import brought it
) STRICT;

CREATE INDEX purchase_receipt_order ON purchase_receipt(purchase_order_id);

INSERT INTO purchase_receipt (purchase_order_id, product_id, day, units, import_id)
SELECT o.id, l.product_id, o.received_day, l.received_units, o.import_id
FROM purchase_order o JOIN purchase_order_line l ON l.purchase_order_id = o.id
WHERE o.received_day IS NOT NULL AND l.received_units > 0;

-- What was received and came short will not come any more.
INSERT INTO purchase_receipt (purchase_order_id, product_id, day, units, import_id)
SELECT o.id, l.product_id, o.received_day, 0, o.import_id
FROM purchase_order o JOIN purchase_order_line l ON l.purchase_order_id = o.id
WHERE o.received_day IS NOT NULL AND l.received_units < l.units;

-- NULL: that of its order.
ALTER TABLE purchase_order_line ADD COLUMN import_id INTEGER REFERENCES import(id);
