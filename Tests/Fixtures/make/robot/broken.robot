*** Settings ***
Suite Teardown    Fail    the lights stay on

*** Test Cases ***
Passes Before The Tear-down
    No Operation
