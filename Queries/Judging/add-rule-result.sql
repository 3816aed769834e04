INSERT INTO rule_results (verdict_id, rule, status, summary, limit_is, actual)
VALUES (:verdict, :rule, :status, :summary, :limit, :actual)
