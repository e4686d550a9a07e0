from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, models, widgets


class C(BaseConstants):
    NAME_IN_URL = "twelve"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


def question(label):
    choices = [[0, "Not at all"], [1, "A little"], [2, "In part"], [3, "Mostly"], [4, "Completely"]]
    return models.IntegerField(label=label, choices=choices, widget=widgets.RadioSelectHorizontal)


class Player(BasePlayer):
    q1 = question("The goals of this counselling are my own, not someone else's.")
    q2 = question("I know what the things we do in our sessions are for.")
    q3 = question("I can be honest with my counsellor even about things I am ashamed of.")
    q4 = question("I could put into my own words what we are heading for.")
    q5 = question("What we do in our sessions does not suit me.")
    q6 = question("My counsellor takes me seriously.")
    q7 = question("We have never settled what this counselling is meant to reach.")
    q8 = question("We agree on what I do between our sessions.")
    q9 = question("I weigh my words so that my counsellor does not think badly of me.")
    q10 = question("What we work on matters in my life.")
    q11 = question("What we do brings me nearer to what I want.")
    q12 = question("My counsellor understands how I see things.")


class Questions(Page):
    form_model = "player"
    form_fields = [f"q{n}" for n in range(1, 13)]


class Thanks(Page):
    pass


page_sequence = [Questions, Thanks]
