"""When a game in progress is kept, and when another one begins."""


def state(app, name):
    return app.session_state[f"guessing_game_{name}"]


def test_another_distribution_begins_another_game_and_aims_at_its_numbers(pages):
    app = pages.open("guessing_game", guessing_game_asked="12,9", guessing_game_answers="10")
    assert state(app, "asked") == "12,9"
    app.number_input(key="guessing_game_rate").set_value(300.0).run()
    assert (state(app, "asked"), state(app, "answers")) == ("", "")
    assert 280 < state(app, "k") < 320


def test_another_question_keeps_the_game(pages):
    app = pages.open("guessing_game", guessing_game_asked="12,9")
    app.number_input(key="guessing_game_k").set_value(14.0).run()
    assert (state(app, "asked"), state(app, "k")) == ("12,9", 14)


def test_a_link_wins_over_the_game_that_was_played_before(pages):
    app = pages.open("guessing_game", guessing_game_law="uniform")
    app.switch_page("pages/norms.py").run()
    app.query_params["guessing_game_law"] = "Poisson"
    app.query_params["guessing_game_asked"] = "12"
    app.query_params["guessing_game_k"] = "16"
    app.switch_page("pages/guessing_game.py").run()
    assert not app.exception
    assert (state(app, "asked"), state(app, "k")) == ("12", 16)
