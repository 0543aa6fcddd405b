SELECT name, type, "notnull", pk, dflt_value IS NOT NULL AS has_default
FROM pragma_table_info(?1)
ORDER BY cid
