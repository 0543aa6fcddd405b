SELECT id, name, shipped, format, options
FROM profile
ORDER BY name COLLATE NOCASE, profile
