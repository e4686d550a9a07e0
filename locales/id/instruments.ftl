## Menjawab sebuah instrumen

answer-missing = Pilih satu jawaban.
answer-not-a-number = Jawabannya perlu berupa angka bulat.
answer-unknown = Pilih salah satu dari jawaban yang tersedia.
answer-out-of-range = Jawabannya perlu antara { $min } dan { $max }.

answer-of = { $answer } dari { $most }
answer-leaning = { $side } ({ $answer } dari { $most })

score-plain = { $value } dari { $most }
score-interval = { $value } dari { $most }, kira-kira antara { $low } dan { $high }
score-assumed = Rentang 95 % dari galat baku pengukuran. Reliabilitasnya masih perkiraan, dan belum ada norma.
score-published = Rentang 95 % dari galat baku pengukuran menurut penelitian; belum ada norma.
score-no-error = Satu butir saja: galatnya tidak diketahui, dan belum ada norma.

answer-helped = Kali ini ada yang membantu saya mengisi
    .kamu = Kali ini ada yang membantuku mengisi
answer-was-helped = Diisi dengan bantuan seseorang.
answer-was-easy = Ditanyakan dengan kata-kata yang lebih mudah.
