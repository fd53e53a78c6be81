today-title = { $part ->
    [morning] Good morning, { $name }
    [afternoon] Good afternoon, { $name }
   *[evening] Good evening, { $name }
}
today-waited = { $count ->
    [0] Nobody has waited longer than they should.
    [1] One person has waited longer than they should.
    [2] Two people have waited longer than they should.
    [3] Three people have waited longer than they should.
    [4] Four people have waited longer than they should.
    [5] Five people have waited longer than they should.
    [6] Six people have waited longer than they should.
    [7] Seven people have waited longer than they should.
    [8] Eight people have waited longer than they should.
    [9] Nine people have waited longer than they should.
   *[other] { $count } people have waited longer than they should.
}
today-new-application = New application
today-overdue = Overdue
today-oldest-first = Oldest first
today-exit-risk = Exit risk
today-exit-risk-aside = Contacts do not stop this clock; a service does
today-due = Due today
today-done = { $count } done today
today-week = Later this week
today-more = { $count ->
    [one] One more
   *[other] { $count } more
}
today-nothing-new = Nothing else today
today-nothing-new-text = What is overdue comes first.
today-nobody = Nobody is waiting
today-nobody-text = Nobody is overdue, and nothing is due today. A duty comes here on the day it opens.
today-open-caseload = Open the caseload
today-alerts = Worth knowing
today-applications = New applications
today-start-one = Start one
today-duplicate = May be a duplicate
today-applications-elsewhere = { $count ->
    [one] One is open, with whoever takes it. It comes to you once it is selected.
   *[other] { $count } are open, with whoever takes them. They come to you once they are selected.
}
today-no-applications = None is open. An application stays here until it is determined.
today-caseload = Your caseload
today-everybodys = Cases by stage
today-no-cases = No case is assigned to you yet. Your manager hands them over under Caseload.
today-keys-move = move
today-keys-log = log a contact
today-keys-find = find a person
today-keys-all = all keys
today-keys-snooze = move to another day
today-application = { $number }, applied on { $day }.

alert-escalated = { $count ->
    [one] One late task was passed on to you
   *[other] { $count } late tasks were passed on to you
}
alert-escalated-text = { $count ->
    [one] It stayed open longer than its rule allows.
   *[other] They stayed open longer than their rules allow.
}
alert-escalated-action = See them
alert-unassigned = { $count ->
    [one] One case has no caseworker
   *[other] { $count } cases have no caseworker
}
alert-unassigned-text = { $count ->
    [one] Nobody is told of its duties.
   *[other] Nobody is told of their duties.
}
alert-unassigned-action = Assign them
alert-dismissed = { $count ->
    [one] One task was set aside this week
   *[other] { $count } tasks were set aside this week
}
alert-dismissed-text = { $count ->
    [one] It has a reason.
   *[other] Each has its reason.
}
alert-dismissed-action = Read why
