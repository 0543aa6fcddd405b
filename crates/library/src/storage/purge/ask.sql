INSERT INTO setting (key, value) VALUES ('purge', '1')
ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
