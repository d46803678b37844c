-- SPDX-License-Identifier: GPL-3.0-or-later
-- A category may be called 'sku', too: of what an override was said is a column of its own, not a word among names.
ALTER TABLE demand_override ADD COLUMN category TEXT; -- it was spread from; NULL: said of the SKU itself

UPDATE demand_override SET category = level WHERE level <> 'sku';

ALTER TABLE demand_override DROP COLUMN level;
