SELECT l.name, l.wr
FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name
WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT GLOB 'sqlite_*'
ORDER BY s.rowid
