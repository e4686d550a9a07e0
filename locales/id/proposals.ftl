## Tujuan dan tugas adalah usulan: di mana kedua pihak berdiri

proposals-agreed = Disepakati berdua
proposals-waits-you = Menunggu jawaban Anda
    .kamu = Menunggu jawabanmu
proposals-waits-other = Menunggu jawaban { $name }
proposals-to-talk = Akan dibicarakan bersama
proposals-declined = Belum disepakati

proposals-where = Di mana kita sekarang
proposals-you-worded = Kata-kata ini dari Anda.
    .kamu = Kata-kata ini dari kamu.
proposals-other-worded = Kata-kata ini dari { $name }.
proposals-you-agree = Anda setuju.
    .kamu = Kamu setuju.
proposals-other-agree = { $name } setuju.
proposals-you-talk = Anda ingin membicarakannya dulu.
    .kamu = Kamu ingin membicarakannya dulu.
proposals-other-talk = { $name } ingin membicarakannya dulu.
proposals-you-decline = Anda tidak setuju.
    .kamu = Kamu tidak setuju.
proposals-other-decline = { $name } tidak setuju.
proposals-you-unanswered = Anda belum menjawab.
    .kamu = Kamu belum menjawab.
proposals-other-unanswered = { $name } belum menjawab.
proposals-earlier = Kata-kata sebelumnya

proposals-question = Bagaimana menurut Anda?
    .kamu = Bagaimana menurutmu?
proposals-agree = Ya, saya setuju
    .kamu = Ya, aku setuju
proposals-talk = Mari bicarakan dulu
proposals-talk-hint = Nanti dibahas saat bertemu.
proposals-decline = Saya tidak setuju
    .kamu = Aku tidak setuju
proposals-decline-hint = Tidak apa-apa. Tidak ada yang dijalankan tanpa persetujuan kedua pihak.
proposals-why = Ceritakan sedikit, kalau mau
proposals-send = Kirim jawaban
proposals-amend = Ubah kata-katanya
proposals-talk-or-decline = Bicarakan atau tolak
proposals-answer-otherwise = Ubah jawaban saya
    .kamu = Ubah jawabanku
proposals-send-words = Kirim kata-kata baru
proposals-end = Akhiri

proposals-no-stance = Pilih salah satu jawaban.
proposals-no-words = Tulis dulu kata-katanya.
proposals-same-words = Belum ada yang berubah. Ubah dulu, atau kembali saja.
proposals-no-ending = Pilih bagaimana ini berakhir.
proposals-newer = Sementara itu kata-katanya sudah diubah. Ini yang terbaru; bacalah dulu, lalu kirim jawaban Anda.
    .kamu = Sementara itu kata-katanya sudah diubah. Ini yang terbaru; baca dulu, lalu kirim jawabanmu.
proposals-ended = Ini sudah diakhiri, jadi tidak bisa diubah lagi.

done-proposal-agree = Setuju. Jawaban Anda sudah tersimpan.
    .kamu = Setuju. Jawabanmu sudah tersimpan.
done-proposal-talk = Baik, ini akan dibicarakan saat bertemu.
done-proposal-decline = Jawaban Anda sudah tersimpan. Terima kasih sudah jujur.
    .kamu = Jawabanmu sudah tersimpan. Terima kasih sudah jujur.
