# Reports: figures, and the rows behind them.
reports-total = { $count ->
    [0] No open case.
    [one] 1 open case.
   *[other] { $count } open cases.
}
reports-at-risk = { $count ->
    [0] Nobody is about to exit.
    [one] One person is about to exit without a service.
   *[other] { $count } people are about to exit without a service.
}
reports-filter = What the figures are about
reports-any-program = All my programs
reports-period = Period
reports-quarter = Q{ $quarter } { $year }
reports-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
reports-caseload = Caseload by caseworker
reports-caseload-aside = Open cases, from the application to the last quarter after exit
reports-stages = By stage
reports-all = All
reports-none = No open case yet
reports-none-text = The caseload is counted here by stage and by caseworker once somebody applies.
reports-risk = About to exit
reports-risk-aside = Without a service
reports-grants = Grants against their pace
reports-grants-aside = Grants that run today
reports-until = until { $day }
reports-no-grant = No grant runs today.
reports-attendance = Attendance
reports-attendance-aside = Hours present of hours scheduled; excused hours count neither way
reports-class = Class
reports-rate = Rate
reports-learners = In class
reports-ends = Ends
reports-no-mark = No mark yet
reports-no-class = No class runs today.
reports-more-classes = All classes
reports-follow-ups = Follow-ups
reports-follow-ups-aside = After a placement or an exit, by the day they ended
reports-by-period = By period
reports-of-period = By caseworker, in
reports-none-ended = No follow-up ended in
reports-done-share = Done
reports-quality = Data quality
reports-quality-aside = Each number leads to its cases
reports-question = Question
reports-cases = Cases
reports-follow-up = Follow-up
reports-due = Due
reports-ended = Ended
reports-last-service = Last service
reports-no-rows = Nobody is counted here
reports-no-rows-text = This figure is 0 for what you chose.
reports-back = Back to the reports

figure-caseload = Open cases
figure-exit-risk = 60 days without a service
figure-exit-risk-late = 75 days without a service
figure-low-attendance = Under 80%
figure-not-reached = Not reached in 30 days
figure-no-caseworker = Without a caseworker
figure-nobodys-task = A task that nobody has
figure-no-evidence = Eligible without evidence
figure-unverified = A job that nothing shows
figure-no-birth-date = No birth date
figure-no-address = No whole address
figure-no-safe-channel = The safe way to reach them leads nowhere
figure-no-alternate-contact = No alternate contact
figure-follow-up-done = Done
figure-follow-up-missed = Missed
figure-follow-up-unreachable = Unreachable
figure-is-caseload = From the application to the last quarter after exit
figure-is-exit-risk = Active, 60 to 74 days after the last service, and nobody has found out why
figure-is-exit-risk-late = Active, 75 days or more after the last service, and nobody has found out why
figure-is-low-attendance = In a class that runs, under 80% of at least five sessions
figure-is-not-reached = Active, and no two-way contact for 30 days
figure-is-no-caseworker = Selected, active or followed up, and assigned to nobody
figure-is-nobodys-task = An open task falls to the caseworker, and there is none
figure-is-no-evidence = Found eligible, with no determination or no fact that was shown
figure-is-unverified = Begun 30 days ago or more, with no document and no wage record
figure-is-no-birth-date = Open cases of people whose birth date is missing
figure-is-no-address = Street, city or ZIP code is missing
figure-is-no-safe-channel = To be called, texted, e-mailed or written to, with no number or address for it
figure-is-no-alternate-contact = Selected, active or followed up, and nobody is named who knows where they are
figure-is-follow-up-done = Follow-ups that were answered
figure-is-follow-up-missed = Follow-ups whose window closed without an answer
figure-is-follow-up-unreachable = Follow-ups given up after enough attempts
