-- Participants may go on in another language at any page.
GRANT UPDATE (language) ON response TO "${application}";
