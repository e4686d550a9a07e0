## Opening a case, inviting the client, closing the case

opening-title = A new case
opening-lead = A name to call the client by is enough. Everything else they tell themselves, if and when they want to.
opening-name = Client's name
opening-name-hint = As they like to be called; one word will do. No identity number or full name is needed.
opening-name-missing = Please write the client's name.
opening-name-long = This name is too long; what they are called by is enough.
opening-address = How do Indonesian pages speak to them?
opening-address-anda = Anda (adults)
opening-address-kamu = Kamu (pupils)
opening-language = Their first language here
opening-language-id = Bahasa Indonesia
opening-language-en = English
opening-button = Open the case
done-case-opened = The case is open. Now invite your client.

invitation-title = Invite the client
invitation-for = Invite { $client }
invitation-lead = You get a link that opens only once, within 24 hours. The client chooses a PIN of their own; you never see it.
invitation-has-pin = This client has a PIN already. A new link will ask for it, for instance on a new phone.
invitation-renews = The client forgot the PIN: let them choose a new one
invitation-button = Make a link
invitation-made = This link is shown only now. If it slips away, just make another.
invitation-scan = Scan with the phone's camera
invitation-whatsapp = Send by WhatsApp
invitation-message-is = The message says nothing about counselling:
invitation-message = Hello, this is the link I promised you. It opens only once, so please open it yourself: { $link }
invitation-link = Link
invitation-to-case = To the case

ending-title = Closing the case
ending-lead = Once closed, you and your client can still read it, but nothing can be added.
ending-how = How does this case end?
ending-how-missing = Please choose how this case ends.
ending-how-planned = As you both planned
ending-how-planned-means = You agreed together that it is time.
ending-how-transferred = Handed over
ending-how-transferred-means = It goes on with another counsellor or service.
ending-how-dropped-out = The client stopped coming
ending-how-dropped-out-means = You reached out; there was no answer, or they chose to stop.
ending-why = Why, in your words
ending-why-hint = The client can read this too.
ending-why-missing = Please write why; one sentence is enough.
ending-why-long = This is too long; please keep it under two thousand characters.
ending-button = Close the case
done-case-closed = The case is closed.
