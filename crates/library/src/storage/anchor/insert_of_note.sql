INSERT INTO anchor (edition, field, from_at, to_at, stick_from, stick_to)
VALUES (?1, ?2, ?3, ?4, 1, 0)
