UPDATE runs SET excluded_at = :at, excluded_by = :author, excluded_why = :why WHERE id = :run
