SELECT DISTINCT name FROM baselines ORDER BY name
