## Menjawab sebuah instrumen

answer-missing = Pilih satu jawaban.
answer-not-a-number = Jawabannya perlu berupa angka bulat.
answer-unknown = Pilih salah satu dari jawaban yang tersedia.
answer-out-of-range = Jawabannya perlu antara { $min } dan { $max }.
