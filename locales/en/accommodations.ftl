## What a client needs of the program itself

accommodations-title = Display and help
accommodations-link = Display and help
accommodations-lead = Choose what makes these pages easier. It holds on all of your pages, from now on.
accommodations-large = Large type
accommodations-large-means = All words and buttons become larger.
accommodations-plain = Easier words
accommodations-plain-means = The questions of check-in, feedback and preferences are put in shorter sentences. Your counsellor can see which words were used.
accommodations-aloud = Read pages aloud
accommodations-aloud-means = A button reads the page in the voice of your phone. It appears where the phone has a voice.
accommodations-more-time = More time
accommodations-more-time-means = Pages lock only after two hours, and forms may be sent up to three months later. No sentence hurries you.
accommodations-helped-often = Somebody helps me fill things in now and then
accommodations-helped-often-means = Each form has a small box to say that you were helped this time. Your counsellor sees it beside the answers.
accommodations-save = Save
accommodations-who-sees = These choices are yours. Nobody else sees this list.
done-accommodations-set = Saved. Your pages have adapted already.

aloud-read = Read this page aloud
aloud-stop = Stop reading
