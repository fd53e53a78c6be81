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
