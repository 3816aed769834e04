*** Settings ***
Suite Teardown    Log    done

*** Test Cases ***
Passes
    [Setup]    Sleep    0.02s
    Log    hello
    [Teardown]    Sleep    0.01s

Fails
    Fail    no <good> & "bad"

Skipped
    Skip    not here

Set-up Fails
    [Setup]    Fail    no database
    Log    never

*** Keywords ***
Nothing
    No Operation
