# What belongs to a demo.
demo-title = About this demo
demo-text = A program as it could be, to try everything out.
demo-invented = What is invented
demo-invented-text = The county, the organization, its staff and everybody it serves: names, telephone numbers, addresses, lives. No number can be called and no address exists. The income table is an invented example.
demo-real = What is real
demo-real-text = The program you are looking at. Every record came about by the same acts that you can do, day by day over three years, with their tasks, their exits and their trail. Change whatever you like.
demo-mail = Mail
demo-mail-text = No mail leaves this machine. Each is kept in a folder.
demo-mail-read = Read the mail
demo-mail-subject = Subject
demo-mail-to = To
demo-mail-at = When
demo-mail-none = No mail yet
demo-mail-none-text = Invite somebody, or ask for a new password: the mail comes here a few seconds later.
demo-mail-follow = Follow the link
demo-own = When you want your own
demo-own-text = Start Tandem with a database of your own: it asks for your organization and makes no demo. A demo is served to this machine only, and cannot become a real program.

# The demo's start
start-title = Whose morning?
start-text = One partnership, one day, and the people who sit down to it. Each card opens that person's own first page; no password is needed.
start-demo = This is demo data
start-demo-text = Larkin County and everyone in it are invented. Change whatever you like: nothing is mailed and nobody is called.
start-whose = Whose morning
start-open = Open the day of { $name }
start-caseworker = Calls that are due, people who were not reached, and a case that ends by itself unless somebody helps in time.
start-job-developer = Employers who wait, employers who fell silent, and the people who are ready to work.
start-manager = Four grants: what is left, what was promised to the funder, and which of it falls behind.
start-tasks = { $count ->
    [one] task due
   *[other] tasks due
}
start-exit-risk = { $count ->
    [one] exit risk
   *[other] exit risks
}
start-open-cases = { $count ->
    [one] open case
   *[other] open cases
}
start-employers = { $count ->
    [one] employer
   *[other] employers
}
start-silent = silent
start-behind = { $count ->
    [one] grant behind its pace
   *[other] grants behind their pace
}
start-later = And ninety days later?
start-from-to = From { $from } to { $to }
start-later-text = Follow-ups come due, classes end, cases without a service exit, money that nobody fetched goes back. The worker lives through each day.
start-pass = Let 90 days pass
start-progress = { $done } of { $of } days
start-exited = { $count ->
    [one] exit
   *[other] exits
}
start-missed = { $count ->
    [one] task missed
   *[other] tasks missed
}
start-lapsed = { $count ->
    [one] promise lapsed
   *[other] promises lapsed
}
start-drop = Try your own spreadsheet
start-drop-text = The roster you keep now, as it is: dates six ways, title lines, the odd total. You see what was understood, line by line, before anything is kept; and all of it can be undone.
start-drop-open = Open the import
start-participant = Taking part yourself?
start-participant-text = A participant has no account. Mail that asks them for something carries a link: sign in as anybody and read it under About the demo, Mail.
