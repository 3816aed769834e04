Feature: Cart

  Background:
    Given an empty cart

  Scenario: Adds an article
    When I add 1 article
    Then it holds 1 article

  Scenario: Adds wrongly
    When I add 1 article
    Then it holds 2 articles

  @skip
  Scenario: Is left out
    When I add 1 article

  Scenario Outline: Adds many
    When I add <count> articles
    Then it holds <count> articles

    Examples:
      | count |
      | 2     |
      | 3     |

  Scenario: Has a step that nobody wrote
    When I dance
