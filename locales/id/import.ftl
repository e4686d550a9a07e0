## Mendatangkan skor lama dari tabel (baris perintah)

import-done = Terbawa: { $cases } kasus, { $scores } skor (baru: { $new_cases } kasus, { $new_scores } skor).
import-would = Akan terbawa: { $cases } kasus, { $scores } skor (baru: { $new_cases } kasus, { $new_scores } skor). Belum ada yang disimpan.
import-refused = Tidak ada yang disimpan: { $faults } hal perlu dibetulkan dulu.
import-line = baris { $line }
import-line-column = baris { $line }, kolom “{ $column }”
import-no-such-column = kolom ini disebut dalam peta, tetapi tidak ada di tabel
import-not-text = bukan teks UTF-8; simpan ulang tabelnya sebagai CSV UTF-8
import-ragged = ada { $got } sel, padahal baris judul punya { $expected }
import-no-client = tidak tertulis siapa kliennya
import-no-occasion = tidak tertulis kapan atau pada kesempatan ke berapa
import-not-a-date = “{ $got }” bukan tanggal seperti 2024-01-31 (atau bukan angka kesempatan)
import-ahead = tanggal { $date } belum terjadi
import-unknown-instrument = alat ukur “{ $got }” tidak ada dalam katalog
import-unknown-scale = alat ukur { $instrument } tidak punya skala “{ $got }”
import-not-a-number = “{ $got }” bukan angka
import-out-of-range = { $got } di luar rentang { $min } sampai { $max }
import-twice = klien, alat ukur, dan kesempatan yang sama sudah ada di baris { $first }
import-two-counsellors = klien ini di baris sebelumnya tercatat pada konselor “{ $other }”
import-conflict = baris { $line }: skor ini sudah tersimpan dengan nilai lain ({ $kept }, di tabel { $given })
