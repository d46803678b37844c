-- What competitors asked for the same product, as far as someone looked.
CREATE TABLE competitor_price (
  product_id  INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE,
  competitor  TEXT    NOT NULL,             -- as the file names it
  day         INTEGER NOT NULL,             -- on which the price was seen, days since 1970-01-01
  price_minor INTEGER NOT NULL CHECK (price_minor > 0), -- minor units of the shop's currency
  PRIMARY KEY (product_id, competitor, day)
) STRICT, WITHOUT ROWID;
