# Documents: what is needed, what came, asking for it, sending it.
documents-stand = { $missing ->
    [0] Every paper has come or was asked for.
    [one] 1 paper is missing.
   *[other] { $missing } papers are missing.
} { $judge ->
    [0] Nothing waits to be looked at.
    [one] 1 document waits to be looked at.
   *[other] { $judge } documents wait to be looked at.
}
documents-needed = What is needed
documents-others = Other documents
documents-for = For { $streams }
documents-for-all = For every funding stream
documents-conditional = only where it applies
documents-none-needed = No paper is needed
documents-none-needed-text = The program’s settings say which papers each funding stream needs.
documents-file = Print the whole file
documents-upload = Add a document
documents-upload-act = Add it
documents-ask = Ask { $who } for papers
documents-ask-by-mail = { $who } gets a mail with a link, in their language. It names no paper and no program.
documents-ask-by-hand = Mail is not safe for { $who }. You get a link to hand over, text or read out.
documents-ask-again = The link that is open now stops working.
documents-ask-act = Make the link
documents-ask-act-mail = Send the link
documents-asked = Asked for
documents-asked-by = { $who }, { $at }. The link works until { $until }.
documents-asked-mail = The link went to { $who } by mail.
documents-link = Link for { $who }
documents-text = Hello. Here you can send the papers we talked about: { $link }
documents-text-act = Text the link
documents-withdraw = Withdraw the link

document-title = What to call it
document-title-hint = For instance the month of a pay stub.
document-file-hint = PDF, or a photo: JPEG, PNG, HEIC, WebP. Up to 15 MB. Where a photo was taken is removed.
document-accept-at-once = I have looked at it, and accept it as evidence
document-came = Added by { $who }
document-came-by-link = Sent by link
document-nobody = Tandem
document-kilobytes = { $size } kB
document-decided-accepted = Accepted by { $who }, { $at }
document-decided-refused = Refused by { $who }, { $at }
document-decided-struck = Struck by { $who }, { $at }
document-accept = Accept
document-refuse = Refuse
document-strike = Strike
document-strike-means = It stays listed, struck, with your name and the reason. Nobody opens it any more.
document-more = In words

paper-other = Another document
paper-signed-release = Signed release of information
paper-of-born = Proof of date of birth
paper-of-residence = Proof of address
paper-of-household-size = Proof of household size
paper-of-yearly-income = Proof of income
paper-of-answer = Proof: { $what }

paper-standing-accepted = Accepted
paper-standing-received = To look at
paper-standing-asked = Asked for
paper-standing-refused = Refused
paper-standing-missing = Missing
document-state-received = To look at
document-state-accepted = Accepted
document-state-refused = Refused
document-state-struck = Struck
media-type-pdf = PDF
media-type-jpeg = Photo (JPEG)
media-type-png = Picture (PNG)
media-type-heic = Photo (HEIC)
media-type-webp = Picture (WebP)
came-by-staff = Added by staff
came-by-link = Sent by link
document-way-email = By e-mail
document-way-handed-over = Handed over
refused-for-unreadable = It cannot be read
refused-for-incomplete = Pages or edges are missing
refused-for-wrong-paper = It is another paper
refused-for-out-of-date = It is out of date
refused-for-somebody-else = It names somebody else

field-paper = Which paper
field-papers = Which papers
field-file = File
field-title = What to call it
field-reason = Reason
field-refused-for = What is wrong with it

refusal-document-empty = The file is empty. Choose another one.
refusal-document-too-large = The file is larger than { $most } MB. Scan it in gray, or send fewer pages at a time.
refusal-document-kind = The file is no PDF and no photo. Send a PDF, JPEG, PNG, HEIC or WebP.
refusal-document-damaged = The file is damaged or was cut off. Save it anew, or take the photo again.
refusal-document-too-many-pixels = The picture is too large to open safely ({ $width } × { $height }). Take it with a phone, or scan it more coarsely.
refusal-same-document = This very file is there already for this paper.
refusal-document-proves-release = A release that stands was signed on this paper. Take the release back first.
refusal-enough-files = { $most } files came by this link already. Ask for a new link to send more.

done-document-kept = The document was added.
done-document-asked = The link is made.
done-document-request-withdrawn = The link does not work any more.
done-document-acceptance = The document is accepted as evidence.
done-document-refusal = The document is refused.
done-document-strike = The document is struck.
done-document-sent = Thank you. It arrived.

timeline-document-asked = Papers asked for: { $papers }
timeline-document-request-withdrawn = Link for papers withdrawn
timeline-document-received = Document came: { $paper }
timeline-document-accepted = Document accepted: { $paper }
timeline-document-refused = Document refused: { $paper }
timeline-document-struck = Document struck: { $paper }

send-title = Send papers
send-how = Take a photo of each paper in good light, with all four edges in the picture, or choose a PDF.
send-come = Everything has come
send-come-text = Thank you. Somebody looks at it now. You can still send another page.
send-accepted = Any of these will do: { $papers }
send-file = Photo or PDF
send-file-hint = Up to 15 MB. Where the photo was taken is removed.
send-act = Send it
send-another = Send another page
send-files = { $count ->
    [one] 1 file came.
   *[other] { $count } files came.
}
send-until = This link is only for you. It works until { $until }, and shows nothing that you sent.
send-state-to-send = To send
send-state-received = It came
send-state-accepted = All right
send-state-refused = Send it again
send-refused-unreadable = We could not read it. Take the photo again in better light.
send-refused-incomplete = Pages or edges were missing. Send all of it.
send-refused-wrong-paper = That was another paper than the one we need.
send-refused-out-of-date = It was out of date. Send a newer one.
send-refused-somebody-else = It had another name on it. Send the one with your name.
link-over-title = This link does not work any more
link-over-text = Its time is over, or a newer one was made. Ask your program for a new link.

file-title = The file of { $who }
file-back = Back to the documents
file-who = Who
file-number = Case
file-program = Program
file-address = Address
file-caseworker = Caseworker
file-stage = Stage
file-applied = Applied
file-entered = Program entry
file-exited = Exit
file-determined = Eligibility determination
file-papers = Evidence
file-state = State
file-came = Came
file-decided = Decided by
file-hash = SHA-256 begins
file-services = Services
file-service = Service
file-from = From
file-until = Until
file-goes-on = goes on
file-given-by = Given by
file-no-service = No service was given yet.
file-moves = Stages
