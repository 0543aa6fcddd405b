INSERT INTO posted (posted, edition, address, date, revision, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
RETURNING posted
