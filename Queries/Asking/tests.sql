SELECT DISTINCT test FROM test_names
WHERE substr(test, 1, length(:beginning)) = :beginning
ORDER BY test LIMIT 1000
