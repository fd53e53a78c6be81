# The queue and its tasks.
queue-title = { $count ->
    [0] Nothing waits in the queue
    [1] One duty waits
    [2] Two duties, one at a time
    [3] Three duties, one at a time
    [4] Four duties, one at a time
    [5] Five duties, one at a time
    [6] Six duties, one at a time
    [7] Seven duties, one at a time
    [8] Eight duties, one at a time
    [9] Nine duties, one at a time
   *[other] { $count } duties, one at a time
}
queue-late = { $count ->
    [0] None is late.
    [one] One is late.
   *[other] { $count } are late.
}
queue-next = Next
queue-filter = Filter the queue
queue-filter-save = Filter
queue-whose = Whose
queue-mine = Mine
queue-everybodys = Everybody’s
queue-kind = What
queue-any = Any
queue-follow-ups = Follow-ups
queue-tasks = Other tasks
queue-lateness = How late
queue-escalated = Passed on to a manager
queue-none = Nothing matches
queue-none-text = No open duty is of this kind.
queue-empty = The queue is empty
queue-empty-text = A duty comes here on the day it opens.
queue-place = { $place } of { $count }
queue-tries = Contacts so far
queue-no-tries = Not tried yet
queue-others = Who else may pick up:
queue-log = What came of it
queue-answers-contact = Only “Reached”, both ways, closes this. The others count as a try.
queue-answers-work = Only “Reached” with a word on work closes this. The others count as a try.
queue-answers-act = A contact is noted here; the duty itself is done by the act that it asks for.
queue-save-next = Save and next
queue-cannot = If it cannot be done
queue-move = Another day
queue-dismiss = Dismiss with a reason
queue-unreachable = Close as unreachable
queue-list = In the queue
queue-closes = Closes { $day }.
queue-order = By due day and weight together.
queue-keys-next = next
queue-keys-call = call
queue-keys-text = text
queue-keys-save = save

window-title = The window
window-opened = Opened
window-due = Due
window-closes = Closes
window-told = The window opened on { $opens }, is due on { $due } and closes on { $closes }. Today is day { $day } of { $days }.

task-record = Open the record
task-window = Can be done from { $opens } to { $closes }
task-move = Another day
task-move-save = Move it
task-done = Done
task-done-save = It is done
task-give = Somebody else does it
task-give-back = Whoever has the case
task-give-save = Give it
task-dismiss = Dismiss it
task-dismiss-seen = Your manager sees it with its reason
task-dismiss-save = Dismiss
task-reopen = Open it again

dismissed-title = Set aside lately
dismissed-about = Every duty that was dismissed in the last { $days } days, with its reason.
dismissed-none = Nothing was set aside
dismissed-none-text = A duty that somebody dismisses comes here with the reason.

record-ahead = Ahead
record-ahead-none = Nothing is planned
record-ahead-none-text = Duties come here by the program’s rules, and by hand.
record-ended = What became of the others
record-make-task = Make a task
record-make-task-save = Make the task
record-no-tries = Nobody has tried yet.
