SELECT suite FROM suite_list ORDER BY newest DESC, suite_id DESC
