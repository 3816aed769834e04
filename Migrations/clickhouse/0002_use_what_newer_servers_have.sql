-- server: 24.8
-- What servers from this version on do better: a codec for each column, blocks that are known again when they are sent
-- twice, a way to the bundles of one run, and an end for what is in daily and in bundles too.

ALTER TABLE results
  MODIFY COLUMN suite CODEC(ZSTD(1)),
  MODIFY COLUMN test CODEC(ZSTD(1)),
  MODIFY COLUMN started CODEC(DoubleDelta, ZSTD(1)),
  MODIFY COLUMN run CODEC(ZSTD(3)),
  MODIFY COLUMN attempt CODEC(ZSTD(1)),
  MODIFY COLUMN version CODEC(ZSTD(1)),
  MODIFY COLUMN outcome CODEC(ZSTD(1)),
  MODIFY COLUMN result CODEC(ZSTD(1)),
  MODIFY COLUMN mode CODEC(ZSTD(1)),
  MODIFY COLUMN us_high CODEC(T64, ZSTD(1)),
  MODIFY COLUMN us_low CODEC(T64, ZSTD(1));

ALTER TABLE timings
  MODIFY COLUMN setup_us CODEC(T64, ZSTD(1)),
  MODIFY COLUMN call_us CODEC(T64, ZSTD(1)),
  MODIFY COLUMN teardown_us CODEC(T64, ZSTD(1)),
  MODIFY COLUMN worker CODEC(ZSTD(1));

ALTER TABLE messages MODIFY COLUMN message CODEC(ZSTD(3)), MODIFY COLUMN cause CODEC(ZSTD(3));

ALTER TABLE bundles MODIFY COLUMN path CODEC(ZSTD(3)), MODIFY COLUMN run CODEC(ZSTD(3));

ALTER TABLE bundles MODIFY SETTING
  non_replicated_deduplication_window = 1000, deduplicate_merge_projection_mode = 'rebuild';

ALTER TABLE results MODIFY SETTING non_replicated_deduplication_window = 1000;

ALTER TABLE timings MODIFY SETTING non_replicated_deduplication_window = 1000;

ALTER TABLE failures MODIFY SETTING non_replicated_deduplication_window = 1000;

ALTER TABLE bundles ADD PROJECTION IF NOT EXISTS of_run (SELECT run, path ORDER BY run);

ALTER TABLE results MODIFY TTL started + INTERVAL 3 YEAR;

ALTER TABLE timings MODIFY TTL started + INTERVAL 1 YEAR;
