SELECT DISTINCT language FROM edition
WHERE trashed_at IS NULL
ORDER BY language
