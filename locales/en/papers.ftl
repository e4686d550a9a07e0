## Forms on paper

papers-title = Forms on paper
papers-lead = For clients who would rather write by hand. Every sheet has a code; type it when the sheet comes back.
papers-come-back = A sheet has come back
papers-code = The code on the sheet
papers-code-hint = Six letters and figures at the top right, such as K7M-3QX.
papers-code-missing = Please type the code that stands on the sheet.
papers-code-wrong = This is no code of a sheet: six letters and figures, without 0, 1, B, I, L, O, S or Z.
papers-code-unknown = This case has no sheet with that code. Please check the letters, and whether this is the right case.
papers-find = Type it in
papers-print = Print for a session
papers-session = Session
papers-session-one = Session { $number }, { $date }
papers-session-missing = Please choose the session.
papers-no-session = There is no session yet.
papers-plan = Plan a session
papers-make = Make the sheets
papers-out = Still out
papers-open = Open the sheets
papers-entered = Typed in
papers-entered-on = { $about }; typed in on { $date }
papers-entered-by = This sheet was typed in by { $name } on { $date }.
papers-given-already = Your client gave feedback on this session on { $date }, so what is on paper is not typed in again. Talk about it if it differs.
papers-rate-first = Please give your own view and guess on this session first; then type in the client’s answers.
papers-rate = Give my view
papers-to-words = To what the client gave
papers-from = Typed in from paper by { $name }, { $date }.

papers-sheet-title = Sheets to print
papers-sheet-lead = They print on A4, one sheet for each form, in the client’s language.
papers-none = No sheet is waiting
papers-none-text = All sheets for this session have been typed in.
papers-reads = Please give it to your counsellor, who reads it and types it in; nobody else does. You may leave out what you do not wish to answer, and say so.
papers-reads-feedback = Please be frank: what did not fit helps most. Your counsellor reads it after giving their own view, and types it in.

papers-entry-title = Type in from paper
papers-entry-about = Sheet { $code }, session { $number }, { $date }
papers-entry-lead = Type exactly what is written; the numbers are those of the sheet. Your client can see that you typed it.
papers-entry-button = Save the client’s answers

rooms-papers = Check-in and feedback in handwriting
done-paper-entered = The answers from paper are saved. Your client sees that you typed them.
