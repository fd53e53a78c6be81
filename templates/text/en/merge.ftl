# Two records of one person.
merge-title = Are these one person?
merge-merged-title = These are one person
merge-waiting = Records to merge
merge-waiting-text = { $count ->
    [0] Nobody waits.
    [one] Somebody said of 1 pair that it is one person.
   *[other] Somebody said of { $count } pairs that each is one person.
}
merge-pairs = Pairs
merge-look = Look at both
merge-none = No records wait to be merged
merge-none-text = A pair comes here when somebody at intake says that both are one person.
merge-clash-text = Close or withdraw one of the two cases first, then merge.
merge-merged-by = Merged by { $who }, { $at }
merge-stays = This record stays
merge-goes-by = Goes by
merge-last-four = Identifier ends in
merge-reads = Reads
merge-safe = Safe channel
merge-written = Written down
merge-holds = Holds
merge-counts = { $notes } notes, { $services } services, { $documents } documents, { $releases } releases
merge-no-case = No case
merge-happens = What happens
merge-happens-rows = Cases, notes, services, documents, duties and the timeline of the other go to the record that stays. Both identifiers are kept.
merge-happens-facts = Name and contact of the record that stays hold; it is found by both names. Of two safe channels the more careful one holds.
merge-happens-releases = { $standing ->
    [0] No release stands on either side.
   *[other] Standing releases: { $standing }. Only what both had released stays: { $left }. Ask for a new signature for the rest.
}
merge-happens-undo = It can be undone until something is recorded afterwards.
merge-keep = { $who }, written down { $at }
merge-reason = How you know that they are one person
merge-reason-hint = For instance a document that both records show.
merge-act = Merge the two records
merge-undo = Undo the merge
merge-undo-means = Exactly what was moved goes back, and the releases stand as before.
field-survivor = Which record stays
refusal-merge-with-itself = Choose which of the two records stays.
refusal-merged-already = One of the two was merged already. Look for the record that stays.
refusal-merge-two-open-cases = Cases { $one } and { $two } are of one program and both open: one person has one at most.
refusal-merge-built-upon = Something was recorded on { $day } since the merge, so it cannot be undone.
done-people-merged = The two records are one.
done-merge-undone = The merge is undone. Both records stand as before.
timeline-people-merged = Merged with the record of { $other }
timeline-merge-undone = Merge with the record of { $other } undone
