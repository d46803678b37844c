-- The merchant's file, version 1. Times are seconds of the shop's own clock since 1970-01-01 00:00 there, days are whole
-- days since then, money is in minor units of the currency beside it (or of setting 'currency'), units are SKU base units.
-- Rooms above speak through the repositories; only workspace and features hold SQL.

CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY, -- what changes a number: currency, service_level, seed, shop_name, connection...
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
  id            INTEGER PRIMARY KEY,
  file_name     TEXT    NOT NULL,           -- without its folder
  sha256        TEXT    NOT NULL,           -- of the bytes that were read
  profile       TEXT    NOT NULL,           -- online-retail, completejourney, mapped...
  rows_read     INTEGER NOT NULL,
  rows_added    INTEGER NOT NULL,
  rows_known    INTEGER NOT NULL,           -- rows that an earlier import had brought
  rows_rejected INTEGER NOT NULL,
  imported_at   INTEGER NOT NULL,           -- shop time
  seconds       REAL    NOT NULL
) STRICT;

CREATE TABLE import_reject (
  import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
  row       INTEGER NOT NULL,               -- line of the file, the header is 1
  column    TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  reason    TEXT    NOT NULL
) STRICT;

-- What an import changed in rows that were there before it, so that undoing the import can set them back.
CREATE TABLE import_change (
  import_id  INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
  table_name TEXT    NOT NULL,
  row_id     INTEGER NOT NULL,              -- 0 for table 'setting', whose rows are named by column_name
  column_name TEXT   NOT NULL,
  before     ANY,
  after      ANY,
  PRIMARY KEY (import_id, table_name, row_id, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier (
  id                  INTEGER PRIMARY KEY,
  code                TEXT NOT NULL UNIQUE,
  name                TEXT NOT NULL,
  lead_time_days      REAL,                 -- mean, days from order to shelf; NULL: not known
  lead_time_sd_days   REAL,                 -- standard deviation, days
  minimum_order_minor INTEGER,              -- NULL: none
  import_id           INTEGER REFERENCES import(id) -- that brought the row, here and below; NULL: none did
) STRICT;

CREATE TABLE product (
  id               INTEGER PRIMARY KEY,
  sku              TEXT NOT NULL UNIQUE,
  title            TEXT NOT NULL DEFAULT '',
  category         TEXT NOT NULL DEFAULT '',
  brand            TEXT NOT NULL DEFAULT '',
  supplier_id      INTEGER REFERENCES supplier(id),
  price_minor      INTEGER,                 -- current list price; NULL: not known
  unit_cost_minor  INTEGER,                 -- NULL: not known
  minimum_order    INTEGER NOT NULL DEFAULT 1, -- units
  pack_size        INTEGER NOT NULL DEFAULT 1, -- orders are multiples of it, units
  is_goods         INTEGER NOT NULL DEFAULT 1, -- 0: postage, fees, samples and other codes that are not stocked
  import_id        INTEGER REFERENCES import(id)
) STRICT;

CREATE TABLE location (
  id   INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  import_id INTEGER REFERENCES import(id)
) STRICT;

CREATE TABLE customer (
  id      INTEGER PRIMARY KEY,
  code    TEXT NOT NULL UNIQUE,
  country TEXT NOT NULL DEFAULT '',
  segment TEXT NOT NULL DEFAULT '',
  accepts_marketing INTEGER,                -- NULL: never asked
  import_id INTEGER REFERENCES import(id)
) STRICT;

CREATE TABLE sales_order (
  id          INTEGER PRIMARY KEY,
  code        TEXT    NOT NULL UNIQUE,      -- invoice, basket or order number as the shop writes it
  customer_id INTEGER REFERENCES customer(id), -- NULL: not known
  location_id INTEGER REFERENCES location(id),
  ordered_at  INTEGER NOT NULL,             -- shop time
  is_return   INTEGER NOT NULL DEFAULT 0,   -- 1: cancellation or return; its lines have negative units
  channel     TEXT    NOT NULL DEFAULT '',
  import_id   INTEGER NOT NULL REFERENCES import(id)
) STRICT;

CREATE INDEX sales_order_customer ON sales_order(customer_id);

CREATE TABLE order_line (
  order_id         INTEGER NOT NULL REFERENCES sales_order(id),
  line             INTEGER NOT NULL,        -- 1-based position within the order
  product_id       INTEGER NOT NULL REFERENCES product(id),
  units            INTEGER NOT NULL,        -- SKU base units, negative is a return
  net_minor        INTEGER NOT NULL,        -- whole line after discount, before tax
  unit_price_minor INTEGER NOT NULL,        -- price a unit that the customer saw, after deals
  list_price_minor INTEGER,                 -- before deals; NULL: same or not known
  import_id        INTEGER NOT NULL REFERENCES import(id),
  PRIMARY KEY (order_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE price_history (
  id          INTEGER PRIMARY KEY,
  product_id  INTEGER NOT NULL REFERENCES product(id),
  day         INTEGER NOT NULL,             -- first day of the price
  price_minor INTEGER NOT NULL,
  source      TEXT    NOT NULL,             -- import, pull, push
  proposal_id INTEGER,                      -- set when a push made it
  import_id   INTEGER REFERENCES import(id),
  UNIQUE (product_id, day, source)
) STRICT;

CREATE TABLE promotion (
  id          INTEGER PRIMARY KEY,
  product_id  INTEGER NOT NULL REFERENCES product(id),
  location_id INTEGER REFERENCES location(id), -- NULL: everywhere
  first_day   INTEGER NOT NULL,
  last_day    INTEGER NOT NULL,             -- half-open: first_day <= day < last_day
  kind        TEXT    NOT NULL,             -- display, mailer, deal, feature...
  detail      TEXT    NOT NULL DEFAULT '',
  import_id   INTEGER REFERENCES import(id),
  UNIQUE (product_id, location_id, first_day, kind)
) STRICT;

CREATE TABLE stock_position (
  id          INTEGER PRIMARY KEY,
  product_id  INTEGER NOT NULL REFERENCES product(id),
  location_id INTEGER NOT NULL REFERENCES location(id),
  day         INTEGER NOT NULL,             -- as counted at the end of that day
  on_hand     INTEGER NOT NULL,             -- units
  reserved    INTEGER NOT NULL DEFAULT 0,
  backorders  INTEGER NOT NULL DEFAULT 0,
  import_id   INTEGER REFERENCES import(id),
  UNIQUE (product_id, location_id, day)
) STRICT;

CREATE TABLE purchase_order (
  id           INTEGER PRIMARY KEY,
  code         TEXT    NOT NULL UNIQUE,
  supplier_id  INTEGER REFERENCES supplier(id),
  location_id  INTEGER REFERENCES location(id),
  ordered_day  INTEGER NOT NULL,
  expected_day INTEGER NOT NULL,
  received_day INTEGER,                     -- NULL: still open
  platform_ref TEXT    NOT NULL DEFAULT '', -- the live shop's own number, when it has one
  import_id    INTEGER REFERENCES import(id)
) STRICT;

CREATE TABLE purchase_order_line (
  purchase_order_id INTEGER NOT NULL REFERENCES purchase_order(id),
  product_id        INTEGER NOT NULL REFERENCES product(id),
  units             INTEGER NOT NULL,
  received_units    INTEGER NOT NULL DEFAULT 0,
  unit_cost_minor   INTEGER,
  PRIMARY KEY (purchase_order_id, product_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,             -- shop time
  visitor     TEXT    NOT NULL,
  customer_id INTEGER REFERENCES customer(id),
  kind        TEXT    NOT NULL,             -- view, search, cart_add, cart_remove, checkout, purchase
  product_id  INTEGER REFERENCES product(id),
  cart        TEXT    NOT NULL DEFAULT '',
  value_minor INTEGER,
  import_id   INTEGER REFERENCES import(id)
) STRICT;

CREATE TABLE forecast_run (
  id             INTEGER PRIMARY KEY,
  created_at     INTEGER NOT NULL,          -- shop time
  frequency      TEXT    NOT NULL,          -- weekly, daily...
  first_day      INTEGER NOT NULL,          -- first day of step 1
  horizon        INTEGER NOT NULL,          -- steps
  seed           INTEGER NOT NULL,
  model          TEXT    NOT NULL,          -- auto or a method's name
  engine_version TEXT    NOT NULL,
  data_sha256    TEXT    NOT NULL           -- of the series that went in
) STRICT;

CREATE TABLE forecast (
  run_id     INTEGER NOT NULL REFERENCES forecast_run(id) ON DELETE CASCADE,
  product_id INTEGER NOT NULL REFERENCES product(id),
  method     TEXT    NOT NULL,
  runner_up  TEXT    NOT NULL DEFAULT '',
  mase       REAL,                          -- of the winner at the backtest origins; NULL: too short to test
  smape      REAL,                          -- per cent
  bias       REAL,                          -- per cent of mean demand
  coverage80 REAL,                          -- measured share inside the promised 80 %
  error_sd   REAL,                          -- standard deviation of the one-step error, units a period
  note       TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (run_id, product_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE forecast_point (
  run_id     INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  step       INTEGER NOT NULL,              -- 1..horizon
  mean       REAL    NOT NULL,              -- units a period
  low80      REAL    NOT NULL,
  high80     REAL    NOT NULL,
  low95      REAL    NOT NULL,
  high95     REAL    NOT NULL,
  PRIMARY KEY (run_id, product_id, step),
  FOREIGN KEY (run_id, product_id) REFERENCES forecast(run_id, product_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE scenario (
  id         INTEGER PRIMARY KEY,
  name       TEXT    NOT NULL UNIQUE,
  kind       TEXT    NOT NULL,              -- price, stock
  content    TEXT    NOT NULL,              -- JSON
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE proposal (
  id              INTEGER PRIMARY KEY,
  batch           INTEGER NOT NULL,
  kind            TEXT    NOT NULL CHECK (kind IN ('price', 'reorder')),
  product_id      INTEGER NOT NULL REFERENCES product(id),
  location_id     INTEGER REFERENCES location(id),
  supplier_id     INTEGER REFERENCES supplier(id),
  old_price_minor INTEGER,
  new_price_minor INTEGER,
  units           INTEGER,
  unit_cost_minor INTEGER,
  expected_day    INTEGER,
  currency        TEXT    NOT NULL,
  state           TEXT    NOT NULL,         -- approvals::State in lower case
  author          TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  explanation     TEXT    NOT NULL,         -- JSON, evaluates to the proposed number
  effect          TEXT    NOT NULL,         -- JSON
  proposed_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX proposal_state ON proposal(state);

CREATE TABLE approval (
  proposal_id INTEGER NOT NULL PRIMARY KEY REFERENCES proposal(id),
  approved    INTEGER NOT NULL,             -- 0: rejected
  approver    TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  decided_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id              INTEGER PRIMARY KEY,
  proposal_id     INTEGER NOT NULL UNIQUE REFERENCES proposal(id),
  idempotency_key TEXT    NOT NULL UNIQUE,
  request         TEXT    NOT NULL,         -- JSON, the row as it is sent
  state           TEXT    NOT NULL,         -- queued, sent, confirmed, failed
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER,                  -- unix seconds, NULL: now
  answer          TEXT    NOT NULL DEFAULT '', -- JSON of the last answer
  failure         TEXT    NOT NULL DEFAULT '', -- why it failed, for a person
  platform_ref    TEXT    NOT NULL DEFAULT '', -- the shop's own number
  queued_at       INTEGER NOT NULL,
  confirmed_at    INTEGER
) STRICT;

CREATE TABLE audit (
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,                -- unix seconds
  actor    TEXT    NOT NULL,
  action   TEXT    NOT NULL,
  subject  TEXT    NOT NULL,
  detail   TEXT    NOT NULL,                -- JSON
  previous TEXT    NOT NULL,                -- hash of the entry before, 64 zeros for the first
  hash     TEXT    NOT NULL                 -- sha256 of the other columns joined by U+001F
) STRICT;
