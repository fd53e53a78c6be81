sign-in-title = Sign in
sign-in-welcome = Welcome back
sign-in-for = For staff, employers and boards of { $organization }.
sign-in-email = Work e-mail
sign-in-pasting = Pasting from a password manager is fine.
sign-in-act = Sign in
sign-in-forgotten = Forgotten it? Get a link to choose a new one
sign-in-back = Back to sign-in
sign-in-participants = Taking part in a program? You need no account: use the link in our message.
sign-in-or-call = Or call { $phone }.
sign-in-signed-out = You are signed out.
sign-in-password-chosen = Your new password is set. Sign in with it.

forgot-title = Get a new link
forgot-text = We mail a link to choose a new password. It works once, for one hour.
forgot-act = Mail me the link
forgot-sent = Look in your mailbox
forgot-sent-text = If the address has an account, the link is on its way. It works once, for one hour. Nothing there after ten minutes? Look in the folder for unwanted mail, or ask your administrator.

password-title = Choose a new password
password-welcome = Welcome, { $name }
password-invited = { $organization } has opened an account for { $email }. Choose a password, and you are in.
password-for = For { $email }. You are signed out everywhere else.
password-new = New password
password-hint = { $least } characters or more. Four or five words that do not belong together are easy to keep in mind.
password-act = Set the password
password-link-over = This link no longer works
password-link-over-text = A link works once and for a limited time. Ask for a new one, or ask whoever invited you.
password-new-link = Get a new link
field-password-again = The same once more

refusal-sign-in-wrong = That e-mail and password do not go together.
refusal-too-often = Too many tries. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}, or get a link to choose a new password.
refusal-password-too-short = { $what } must have { $least } characters or more.
refusal-password-too-long = { $what } may have { $most } characters at most.
refusal-password-known = { $what } is in a list of passwords that attackers try first. Choose another.
refusal-password-expected = { $what } holds your name or that of the organization, which is the first thing to try. Choose another.
refusal-passwords-differ = The two passwords differ. Type the same one twice.
