## Tujuan

goals-title = Tujuan
goals-one-title = Sebuah tujuan
goals-back = Semua tujuan dan tugas
goals-all-tasks = Semua tugas
goals-tasks = Tugas untuk tujuan ini
goals-no-tasks = Belum ada tugas. Langkah kecil pun boleh.
goals-loose = Tugas lain
goals-ended = Tujuan yang sudah selesai
goals-end = Akhiri tujuan ini
goals-state-reached = Tercapai
goals-state-let-go = Dilepaskan

goals-empty-title = Belum ada tujuan
goals-empty = Tujuan adalah hal yang ingin Anda rasakan atau lakukan secara berbeda. Tulis dengan kata-kata Anda sendiri; nanti dibicarakan berdua.
    .kamu = Tujuan adalah hal yang ingin kamu rasakan atau lakukan secara berbeda. Tulis dengan kata-katamu sendiri; nanti dibicarakan berdua.
goals-empty-button = Tulis tujuan pertama
goals-empty-counsellor = Biarkan klien menulis tujuan pertamanya, atau rumuskan bersama saat bertemu dan usulkan di sini.

goals-new-title = Tulis tujuan
goals-new-lead = Tidak perlu rapi. Konselor akan membacanya, lalu kalian menyepakati kata-katanya bersama.
    .kamu = Tidak perlu rapi. Konselormu akan membacanya, lalu kalian sepakati kata-katanya bersama.
goals-new-lead-counsellor = Klien akan ditanya: setuju, ingin membicarakannya dulu, atau memakai kata-kata lain.
goals-new-question = Dua bulan lagi, apa yang Anda harap sudah berbeda?
    .kamu = Dua bulan lagi, apa yang kamu harap sudah berbeda?
goals-new-hint = Misalnya: “Saya bisa tidur tanpa memikirkan pekerjaan.”
    .kamu = Misalnya: “Aku berani bertanya di kelas.”
goals-new-question-counsellor = Tujuan yang Anda usulkan
goals-new-hint-counsellor = Sedekat mungkin dengan kata-kata klien: apa yang akan berbeda, dan dari mana klien tahu?
goals-new-button = Kirim tujuan

goals-answer-title = Jawaban Anda untuk tujuan ini
    .kamu = Jawabanmu untuk tujuan ini
goals-wording-title = Ubah kata-kata tujuan
goals-wording-question = Bagaimana seharusnya bunyinya?
goals-wording-hint = Kata-kata baru ini menjadi versi terbaru, dan { $name } akan ditanya lagi.

goals-rate = Seberapa dekat sekarang?
goals-rating-title = Kedekatan tujuan
goals-rating-button = Simpan
goals-near-you = { $number } dari 10 menurut Anda
    .kamu = { $number } dari 10 menurutmu
goals-near-other = { $number } dari 10 menurut { $name }
goals-near-source = Satu pertanyaan, jadi tanpa galat baku dan belum ada norma. Artinya ada pada perubahannya, bukan pada satu angka.

goals-ending-title = Akhiri tujuan
goals-ending-question = Bagaimana tujuan ini berakhir?
goals-ending-reached = Tercapai
goals-ending-reached-hint = Sudah seperti yang diinginkan, atau cukup dekat.
goals-ending-let-go = Dilepaskan
goals-ending-let-go-hint = Tidak lagi penting, atau ada hal lain yang lebih penting sekarang.

done-goal-proposed = Tujuan Anda sudah terkirim. Sekarang giliran konselor menjawab.
    .kamu = Tujuanmu sudah terkirim. Sekarang giliran konselormu menjawab.
done-goal-proposed-to-client = Tujuan sudah terkirim. Sekarang giliran klien menjawab.
done-goal-reworded = Kata-kata Anda sudah terkirim. Sekarang giliran konselor menjawab.
    .kamu = Kata-katamu sudah terkirim. Sekarang giliran konselormu menjawab.
done-goal-reworded-to-client = Kata-kata baru sudah terkirim. Sekarang giliran klien menjawab.
done-goal-rated = Terima kasih. Kedekatan tujuan ini sudah tersimpan.
done-goal-reached = Tujuan ini tercapai. Selamat!
done-goal-let-go = Tujuan ini dilepaskan. Ceritanya tetap bisa dibaca.
