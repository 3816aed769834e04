INSERT INTO findings (verdict_id, rule, number, test_id, summary)
VALUES (:verdict, :rule, :number, :test, :summary)
