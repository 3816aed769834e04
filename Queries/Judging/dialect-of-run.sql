SELECT dialect FROM reports WHERE run_id = :run AND dialect IS NOT NULL ORDER BY format = 'junit' LIMIT 1
