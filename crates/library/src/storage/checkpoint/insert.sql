INSERT INTO checkpoint (id, edition, revision, name, at)
VALUES (?1, ?2, ?3, ?4, ?5)
