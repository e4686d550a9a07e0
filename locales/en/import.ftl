## Bringing past scores from a table (command line)

import-done = Brought: { $cases } cases, { $scores } scores (new: { $new_cases } cases, { $new_scores } scores).
import-would = Would bring: { $cases } cases, { $scores } scores (new: { $new_cases } cases, { $new_scores } scores). Nothing was stored.
import-refused = Nothing was stored: { $faults } things need to be put right first.
import-line = line { $line }
import-line-column = line { $line }, column “{ $column }”
import-no-such-column = the map names this column, but the table does not have it
import-not-text = not UTF-8 text; save the table again as CSV in UTF-8
import-ragged = has { $got } cells where the header has { $expected }
import-no-client = does not say who the client is
import-no-occasion = does not say when, or on which occasion
import-not-a-date = “{ $got }” is no date such as 2024-01-31 (or no number of an occasion)
import-ahead = { $date } lies ahead
import-unknown-instrument = the catalogue has no instrument “{ $got }”
import-unknown-scale = { $instrument } has no scale “{ $got }”
import-not-a-number = “{ $got }” is not a number
import-out-of-range = { $got } is outside { $min } to { $max }
import-twice = the same client, instrument and occasion stand in line { $first }
import-two-counsellors = an earlier line gives this client the counsellor “{ $other }”
import-conflict = line { $line }: this score is stored already with another value ({ $kept }; the table says { $given })
