# What fields are called, in labels and in sentences about them.
field-name = Name
field-first-name = First name
field-last-name = Last name
field-email = E-mail
field-phone = Phone
field-password = Password
field-born = Date of birth
field-household-size = Household size
