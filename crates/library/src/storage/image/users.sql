SELECT e.id FROM edition e JOIN body b USING (edition)
WHERE b.revision < e.head OR instr(b.text, 'image/') > 0
ORDER BY e.edition
