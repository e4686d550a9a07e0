## Agenda: topik dari kedua pihak

agenda-title = Agenda
agenda-empty-client = Belum ada topik. Apa yang ingin Anda bawa?
    .kamu = Belum ada topik. Apa yang ingin kamu bawa?
agenda-empty-counsellor = Belum ada topik dari kedua pihak.
agenda-later-title = Untuk lain kali
agenda-from-you = Dari Anda
    .kamu = Dari kamu
agenda-from = Dari { $name }
agenda-add-client = Apa yang ingin Anda bahas?
    .kamu = Apa yang ingin kamu bahas?
agenda-add-counsellor = Topik baru
agenda-add-next = Tambah untuk sesi berikutnya
agenda-add-later = Simpan untuk lain kali
agenda-withdraw = Tarik kembali
agenda-mark-done = Sudah dibahas
agenda-put-off = Lain kali
agenda-bring-forward = Sesi berikutnya
agenda-missing = Tuliskan topiknya, satu kalimat saja cukup.
agenda-order-client = Yang terpenting bagi Anda di atas. Konselor melihat urutan yang sama.
    .kamu = Yang terpenting buat kamu di atas. Konselor melihat urutan yang sama.
agenda-order-counsellor = Menurut urutan penting bagi klien.
agenda-up = Naik
agenda-down = Turun
agenda-came-talked = Dibahas
agenda-came-moved = Pindah ke sesi berikutnya
agenda-came-dropped = Tidak perlu lagi

done-agenda-added = Sudah masuk agenda.
done-agenda-done = Ditandai sudah dibahas.
done-agenda-put-off = Disimpan untuk lain kali.
done-agenda-brought-forward = Dipindahkan ke sesi berikutnya.
done-agenda-withdrawn = Topik ditarik kembali.
done-agenda-moved = Urutannya berubah, juga di halaman konselor.
done-agenda-moved-before = Topik ini sudah tidak ada di agenda.
