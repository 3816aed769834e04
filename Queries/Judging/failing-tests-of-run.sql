SELECT DISTINCT test_id FROM attempts WHERE run_id = ?1 AND outcome >= 4
