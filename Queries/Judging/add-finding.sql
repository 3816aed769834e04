INSERT INTO findings (verdict_id, rule, number, test_id, summary, numbers)
VALUES (:verdict, :rule, :number, :test, :summary, :numbers)
