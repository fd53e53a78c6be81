# One's own account.
account-title = Your account
account-sign-out = Sign out
account-you = You
account-language = Language of your pages and mail
account-keys = Single keys act as shortcuts
account-password = Password
account-present = Your present password
account-change-password = Change the password
account-where = Where you are signed in
account-since = Since { $at }
account-seen = Last seen { $at }
account-here = Here
account-everywhere = Sign out everywhere

field-present-password = Your present password
done-account-saved = Saved.
done-password-changed = Your new password is set. You are signed out everywhere else.
refusal-password-present-wrong = { $what } is another one. Type it again, or ask for a link on the sign-in page.
