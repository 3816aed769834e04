SELECT branch FROM runs WHERE branch IS NOT NULL GROUP BY branch ORDER BY max(started_at) DESC LIMIT 1000
