## Formulir di atas kertas

papers-title = Formulir kertas
papers-lead = Untuk klien yang lebih suka menulis tangan. Setiap lembar punya kode; ketik kodenya ketika lembar itu kembali.
papers-come-back = Lembar yang sudah kembali
papers-code = Kode pada lembar
papers-code-hint = Enam huruf dan angka di kanan atas, misalnya K7M-3QX.
papers-code-missing = Ketik kode yang tertera pada lembar.
papers-code-wrong = Ini bukan kode lembar: enam huruf dan angka, tanpa 0, 1, B, I, L, O, S, atau Z.
papers-code-unknown = Di kasus ini tidak ada lembar dengan kode itu. Periksa hurufnya, dan apakah ini kasus yang benar.
papers-find = Isi dari kertas
papers-print = Cetak untuk suatu sesi
papers-session = Sesi
papers-session-one = Sesi { $number }, { $date }
papers-session-missing = Pilih sesinya.
papers-no-session = Belum ada sesi.
papers-plan = Rencanakan sesi
papers-make = Buat lembar
papers-out = Masih di luar
papers-open = Buka lembar
papers-entered = Sudah diisikan
papers-entered-on = { $about }; diisikan { $date }
papers-entered-by = Lembar ini sudah diisikan oleh { $name } pada { $date }.
papers-given-already = Klien sudah memberi umpan balik untuk sesi ini pada { $date }, jadi yang di kertas tidak diisikan lagi. Bicarakan bila berbeda.
papers-rate-first = Beri dulu pandangan dan dugaan Anda tentang sesi ini; setelah itu isikan jawaban klien.
papers-rate = Beri pandangan saya
papers-to-words = Ke yang diberikan klien
papers-from = Diisikan dari kertas oleh { $name }, { $date }.

papers-sheet-title = Lembar untuk dicetak
papers-sheet-lead = Dicetak pada kertas A4, satu lembar per formulir, dalam bahasa klien.
papers-none = Tidak ada lembar yang menunggu
papers-none-text = Semua lembar untuk sesi ini sudah diisikan.
papers-reads = Berikan kepada konselor Anda. Ia membacanya dan mengetikkannya; yang lain tidak. Anda boleh melewati yang tidak ingin dijawab, lalu mengatakannya.
    .kamu = Berikan kepada konselormu. Ia membacanya dan mengetikkannya; yang lain tidak. Kamu boleh melewati yang tidak ingin dijawab, lalu mengatakannya.
papers-reads-feedback = Tulis sejujurnya; yang kurang pas justru paling menolong. Konselor Anda membacanya setelah memberi pandangannya sendiri, lalu mengetikkannya.
    .kamu = Tulis sejujurnya; yang kurang pas justru paling menolong. Konselormu membacanya setelah memberi pandangannya sendiri, lalu mengetikkannya.

papers-entry-title = Isi dari kertas
papers-entry-about = Lembar { $code }, sesi { $number }, { $date }
papers-entry-lead = Ketik persis seperti yang tertulis; nomornya sama dengan di lembar. Klien bisa melihat bahwa Anda yang mengetiknya.
papers-entry-button = Simpan jawaban klien

rooms-papers = Cek-in dan umpan balik dengan tulisan tangan
done-paper-entered = Jawaban dari kertas tersimpan. Klien melihat bahwa Anda yang mengetiknya.
