UPDATE anchor SET from_at = min(from_at, ?2), to_at = min(to_at, ?2)
WHERE edition = ?1
