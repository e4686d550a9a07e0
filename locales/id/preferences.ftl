## Preferensi: bagaimana klien ingin didampingi

preferences-title = Bagaimana saya ingin didampingi
    .kamu = Bagaimana aku ingin didampingi
preferences-last = Terakhir diisi { $date }.
preferences-send = Simpan
preferences-who-reads = Konselor Anda membacanya dan menyesuaikan cara kerjanya. Silakan ubah kapan saja.
    .kamu = Konselormu membacanya dan menyesuaikan cara kerjanya. Ubah saja kapan pun.

done-preferences-given = Tersimpan. Konselor Anda akan membacanya.
    .kamu = Tersimpan. Konselormu akan membacanya.
done-preferences-skipped = Tidak apa-apa, bisa diisi lain kali.
