INSERT INTO finding_figures (verdict_id, rule, number, name, value)
VALUES (:verdict, :rule, :number, :name, :value)
