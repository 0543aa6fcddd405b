SELECT name, rootpage FROM sqlite_schema
WHERE rootpage > 1
ORDER BY rowid
