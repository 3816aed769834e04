UPDATE timings SET started_us = started_us + :shift WHERE run_id = :run AND started_us IS NOT NULL
