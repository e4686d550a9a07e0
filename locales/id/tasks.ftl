## Tugas

tasks-title = Tugas
tasks-one-title = Sebuah tugas
tasks-empty-title = Belum ada tugas
tasks-empty = Tugas adalah langkah kecil untuk dicoba, saat sesi atau di antara sesi. Siapa pun boleh mengusulkan.
tasks-part-asked = Perlu jawaban Anda
    .kamu = Perlu jawabanmu
tasks-part-to-do = Untuk dicoba di antara sesi
tasks-part-together = Dikerjakan bersama saat sesi
tasks-part-waiting = Belum disepakati
tasks-part-done = Sudah dikerjakan
tasks-ended = Tugas yang sudah selesai
tasks-end = Akhiri tugas ini

tasks-between = Di antara sesi
tasks-between-due = Di antara sesi, sampai { $date }
tasks-in-session = Saat sesi
tasks-in-session-due = Saat sesi, sampai { $date }
tasks-serves = Untuk tujuan
tasks-state-done = Selesai
tasks-state-let-go = Dilepaskan
tasks-went-done = Sudah
tasks-went-partly = Sebagian
tasks-went-not = Belum
tasks-overdue = Belum ada kabar

tasks-new-title = Usulkan tugas
tasks-new-question = Apa yang ingin Anda coba?
    .kamu = Apa yang ingin kamu coba?
tasks-new-hint = Kecil dan jelas lebih baik. Misalnya: “Jalan kaki sepuluh menit setelah makan malam.”
tasks-new-question-counsellor = Tugas yang Anda usulkan
tasks-new-hint-counsellor = Kecil, jelas, dan dalam kata-kata yang dipakai klien.
tasks-place = Di mana dikerjakan?
tasks-place-between = Di antara sesi
tasks-place-in-session = Bersama, saat sesi
tasks-no-place = Pilih di mana tugas ini dikerjakan.
tasks-due = Sampai kapan?
tasks-due-hint = Kosongkan bila tidak perlu tanggal.
tasks-due-past = Tanggal ini sudah lewat.
tasks-due-unread = Tanggal ini tidak terbaca. Tulis seperti 2026-08-17.
tasks-goal = Untuk tujuan yang mana?
tasks-new-button = Kirim usulan

tasks-answer-title = Jawaban Anda untuk tugas ini
    .kamu = Jawabanmu untuk tugas ini
tasks-wording-title = Ubah tugas

tasks-how = Bagaimana hasilnya?
tasks-how-again = Ada kabar baru?
tasks-tick-done = Sudah
tasks-tick-partly = Sebagian
tasks-tick-not = Belum
tasks-no-tick = Pilih salah satu: sudah, sebagian, atau belum.
tasks-report-title = Kabar tentang tugas
tasks-useful-question = Seberapa berguna tugas ini bagi Anda?
    .kamu = Seberapa berguna tugas ini buatmu?
tasks-useful-low = Tidak berguna
tasks-useful-high = Sangat berguna
tasks-useful-range = Pilih angka dari 0 sampai 6.
tasks-remark = Ada yang ingin diceritakan?
tasks-report-button = Simpan
tasks-over-question = Tugas ini masih mau dilanjutkan? Kalau sudah cukup, akhiri saja.
tasks-over-button = Sudah cukup, selesai

tasks-reports = Kabar selama ini
tasks-you-told-done = Anda sudah mengerjakannya.
    .kamu = Kamu sudah mengerjakannya.
tasks-you-told-partly = Anda mengerjakan sebagian.
    .kamu = Kamu mengerjakan sebagian.
tasks-you-told-not = Anda belum mengerjakannya.
    .kamu = Kamu belum mengerjakannya.
tasks-other-told-done = Sudah dikerjakan, kata { $name }.
tasks-other-told-partly = Sebagian dikerjakan, kata { $name }.
tasks-other-told-not = Belum dikerjakan, kata { $name }.
tasks-useful-told = Kegunaan { $number } dari 6

tasks-ending-title = Akhiri tugas
tasks-ending-question = Bagaimana tugas ini berakhir?
tasks-ending-done = Selesai
tasks-ending-done-hint = Sudah dikerjakan dan tidak perlu diulang.
tasks-ending-let-go = Dilepaskan
tasks-ending-let-go-hint = Tidak cocok, atau tidak lagi perlu.

done-task-proposed = Usulan Anda sudah terkirim. Sekarang giliran konselor menjawab.
    .kamu = Usulanmu sudah terkirim. Sekarang giliran konselormu menjawab.
done-task-proposed-to-client = Usulan sudah terkirim. Sekarang giliran klien menjawab.
done-task-reworded = Perubahan sudah terkirim. Sekarang giliran konselor menjawab.
    .kamu = Perubahan sudah terkirim. Sekarang giliran konselormu menjawab.
done-task-reworded-to-client = Perubahan sudah terkirim. Sekarang giliran klien menjawab.
done-task-done = Tugas ini selesai.
done-task-let-go = Tugas ini dilepaskan. Ceritanya tetap bisa dibaca.
done-task-report-done = Bagus! Kabar Anda sudah tersimpan.
    .kamu = Keren! Kabarmu sudah tersimpan.
done-task-report-partly = Sebagian pun sudah langkah. Kabar Anda tersimpan.
    .kamu = Sebagian pun sudah langkah. Kabarmu tersimpan.
done-task-report-not = Tidak apa-apa. Nanti bisa dibicarakan apa yang menghalangi.
