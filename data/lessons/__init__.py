"""Teaching with a data set: stories, drawing, rating, quiz, glossary, handouts; pure data.

`story` reads the file of a story and `telling` checks it against the data; `drawing` scores a line
that somebody expected; `rating` combines blind ratings; `quiz` asks and `quiz_files` writes it out;
`glossary` explains; `paper` and `handout` print.
"""
