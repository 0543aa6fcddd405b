UPDATE body SET anchored = (SELECT e.head FROM edition e WHERE e.edition = ?1)
WHERE edition = ?1
