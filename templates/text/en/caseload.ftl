# The caseload.
caseload-total = { $count ->
    [0] No case.
    [one] 1 case.
   *[other] { $count } cases.
}
caseload-due = { $count ->
    [0] Nothing is due today.
    [one] One has something due today or earlier.
   *[other] { $count } have something due today or earlier.
}
caseload-export = Export
caseload-hand-over = Hand over this caseload
caseload-views = Saved views
caseload-filter = Filter the caseload
caseload-cases = Cases
caseload-nothing = None
caseload-none = No one matches
caseload-none-text = No case is of this kind.
caseload-empty = Nobody here yet
caseload-picked = With the picked cases
caseload-reached = Reached is a two-way contact. A voicemail, a letter or an unanswered text is only tried; the day is shown when it is the later one.
caseload-keys-pick = pick a row
caseload-keys-open = open
caseload-keys-filter = filter
caseload-keys-view = previous and next view

column-participant = Participant
column-stage = Stage
column-next-due = Next due
column-last-reached = Last reached
column-last-tried = Last tried
column-caseworker = Caseworker
column-flags = Flags

view-open = Open cases
view-due-now = Due now
view-not-reached = Not reached in 30 days
view-exit-risk = Exit risk
view-nobodys = Without a caseworker

whose-mine = Mine
whose-everybody = Everybody’s
whose-nobody = Nobody’s
stage-any-open = Any open stage
stage-any = Any stage
filter-any = Any
filter-any-time = Any time
filter-any-or-none = Any or none
filter-program = Program
due-when-overdue = Overdue
due-when-now = Today or earlier
due-when-week = This week
due-when-never = Nothing planned
flag-not-reached = Not reached in 30 days
flag-exit-risk = Exit risk
flag-escalated = Passed on to a manager
flagged-not-reached = Not reached { $days } days
flagged-exit-risk = Exit risk, day { $days }
flagged-release = Release ends { $day }

picked-title = { $count ->
    [one] One case picked
   *[other] { $count } cases picked
}
picked-none = No case was picked, or none that you may open. Pick some in the list:
picked-note = Same note
picked-service = Same service
picked-task = Same task
picked-assign = Assign
picked-one-program = The picked cases are of several programs. Pick those of one program to give a service.
picked-save = { $count ->
    [one] Save for one case
   *[other] Save for { $count } cases
}
field-service-kind = Service
field-case = Case
done-many-note = The note is saved in every case.
done-many-service = The service is saved in every case.
done-many-task = The task is made in every case.
done-many-assign = The cases are assigned.

hand-over-title = Hand over { $name }’s caseload
hand-over-about = { $count ->
    [one] One open case of { $name } goes to somebody else, with everything that is due in it.
   *[other] { $count } open cases of { $name } go to somebody else, with everything that is due in them.
}
hand-over-save = { $count ->
    [one] Hand over one case
   *[other] Hand over { $count } cases
}
done-caseload-handed-over = The caseload is handed over.
refusal-nothing-to-hand-over = There is no open case to hand over.
refusal-none-picked = No case was picked.
