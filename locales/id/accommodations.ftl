## Yang dibutuhkan klien dari program ini sendiri

accommodations-title = Tampilan dan bantuan
accommodations-link = Tampilan dan bantuan
accommodations-lead = Pilih apa yang membuat halaman-halaman ini lebih mudah. Berlaku di semua halaman Anda, mulai sekarang juga.
    .kamu = Pilih apa yang membuat halaman-halaman ini lebih mudah. Berlaku di semua halamanmu, mulai sekarang juga.
accommodations-large = Huruf besar
accommodations-large-means = Semua tulisan dan tombol jadi lebih besar.
accommodations-plain = Kata-kata yang lebih mudah
accommodations-plain-means = Pertanyaan cek-in, umpan balik, dan preferensi ditulis lebih pendek. Konselor bisa melihat kata-kata mana yang dipakai.
accommodations-aloud = Bacakan halaman
accommodations-aloud-means = Ada tombol yang membacakan halaman dengan suara ponsel. Tombol itu muncul kalau ponsel punya suara.
accommodations-more-time = Waktu lebih banyak
accommodations-more-time-means = Halaman baru terkunci setelah dua jam, dan formulir boleh dikirim sampai tiga bulan kemudian. Tidak ada kalimat yang membuat terburu-buru.
accommodations-helped-often = Kadang ada yang membantu saya mengisi
    .kamu = Kadang ada yang membantuku mengisi
accommodations-helped-often-means = Di setiap formulir ada kotak kecil untuk memberi tahu kalau kali itu dibantu. Konselor melihatnya di samping jawaban.
accommodations-save = Simpan
accommodations-who-sees = Pilihan ini milik Anda sendiri. Orang lain tidak melihat daftarnya.
    .kamu = Pilihan ini milikmu sendiri. Orang lain tidak melihat daftarnya.
done-accommodations-set = Tersimpan. Halaman-halaman Anda sudah menyesuaikan diri.
    .kamu = Tersimpan. Halaman-halamanmu sudah menyesuaikan diri.

aloud-read = Bacakan halaman ini
aloud-stop = Berhenti membaca
