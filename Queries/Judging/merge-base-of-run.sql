SELECT merge_base FROM runs WHERE id = :run
